package io.jenkins.plugins.windflow.core.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectTest {
    @ParameterizedTest
    @EnumSource(Subject.Kind.class)
    void theKeyIsReadBack(Subject.Kind kind) {
        Subject subject = new Subject(kind, kind == Subject.Kind.IMAGE ? "registry:5000/shop/web:1.2" : "shop");
        assertThat(Subject.ofKey(subject.key())).isEqualTo(subject);
    }

    @Test
    void projectsKeepTheKeyThatEarlierJournalsHave() {
        assertThat(Subject.project("shop").key()).isEqualTo("shop");
        assertThat(Subject.container("shop").key()).isEqualTo("container:shop");
    }
}
