package io.jenkins.plugins.windflow.live;

import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.live.Topic.Audience;
import io.jenkins.plugins.windflow.live.Topic.Feed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The topics of extensions that some page follows now. */
final class Feeds {
    private final EventHub hub;
    private final Map<String, Feed> open = new HashMap<>();

    Feeds(EventHub hub) {
        this.hub = hub;
    }

    /**
     * A page has begun to follow a topic.
     *
     * @return whether there is such a topic
     */
    synchronized boolean join(EventStream stream, String topic) {
        Feed present = open.get(topic);
        if (present == null) {
            return begin(topic);
        }
        present.greet((event, data) -> stream.tell("news", news(topic, event, data), topic + " " + event));
        return true;
    }

    private boolean begin(String topic) {
        int colon = topic.indexOf(':');
        Optional<Topic> kind = colon < 0 ? Optional.empty() : kind(topic.substring(0, colon));
        if (kind.isEmpty()) {
            return false;
        }
        Audience everybody = (event, data) -> hub.tellNews(topic, event, news(topic, event, data));
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            Feed feed = kind.get().open(topic.substring(colon + 1), everybody);
            if (feed != null) {
                open.put(topic, feed);
            }
            return feed != null;
        }
    }

    private static Optional<Topic> kind(String name) {
        return ExtensionList.lookup(Topic.class).stream()
                .filter(topic -> topic.kind().equals(name))
                .findFirst();
    }

    /** Closes what nobody wants any more, and opens again what a page that has come back wants. */
    synchronized void match(Set<String> wanted) {
        open.entrySet().removeIf(entry -> {
            boolean unwanted = !wanted.contains(entry.getKey());
            if (unwanted) {
                entry.getValue().close();
            }
            return unwanted;
        });
        wanted.stream().filter(topic -> !open.containsKey(topic)).forEach(this::begin);
    }

    /** One event for pages: the topic, the kind of news, and the data as it is. */
    private static byte[] news(String topic, String event, byte[] data) {
        byte[] head = EventHub.json(Map.of("topic", topic, "event", event));
        byte[] key = {',', '"', 'd', 'a', 't', 'a', '"', ':'};
        byte[] whole = new byte[head.length + key.length + data.length];
        System.arraycopy(head, 0, whole, 0, head.length - 1);
        System.arraycopy(key, 0, whole, head.length - 1, key.length);
        System.arraycopy(data, 0, whole, head.length - 1 + key.length, data.length);
        whole[whole.length - 1] = '}';
        return whole;
    }
}
