package io.jenkins.plugins.windflow.core.file;

import io.jenkins.plugins.windflow.core.subject.Subject;

/** Where files are. */
public sealed interface Place {
    /** Its name, for people. */
    String name();

    /** What an audit record about it names. */
    Subject subject();

    /** A volume, by its name. */
    record Volume(String name) implements Place {
        @Override
        public Subject subject() {
            return Subject.volume(name);
        }
    }

    /** The file system of a container, by its name or id. */
    record Container(String name) implements Place {
        @Override
        public Subject subject() {
            return Subject.container(name);
        }
    }
}
