package io.jenkins.plugins.windflow.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowListTest {
    @Test
    void namesAndLabelsAllow() {
        AllowList list = AllowList.of(List.of(" prod ", "label:eu", ""));
        assertThat(list.allows("prod", List.of())).isTrue();
        assertThat(list.allows("other", List.of("eu"))).isTrue();
        assertThat(list.allows("other", List.of("us"))).isFalse();
        assertThat(list.allows("eu", List.of("prod"))).isFalse();
    }

    @Test
    void listsAddUp() {
        AllowList both = AllowList.of(List.of("a")).with(AllowList.of(List.of("label:b")));
        assertThat(both.allows("a", List.of())).isTrue();
        assertThat(both.allows("x", List.of("b"))).isTrue();
        assertThat(AllowList.EMPTY.allows("a", List.of("b"))).isFalse();
    }

    @Test
    void wrongEntriesAreNamed() {
        assertThat(AllowList.problem("prod")).isEmpty();
        assertThat(AllowList.problem("label:eu")).isEmpty();
        assertThat(AllowList.problem("label:")).get().asString().contains("no label");
        assertThat(AllowList.problem("a/b")).get().asString().contains("'a/b'");
    }
}
