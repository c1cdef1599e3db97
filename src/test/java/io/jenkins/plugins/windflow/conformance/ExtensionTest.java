package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** How extensions and descriptors are found. */
@WithJenkins
class ExtensionTest {
    @Test
    void extensionsAreFoundByTheirType(JenkinsRule j) {
        assertThat(ExtensionList.lookup(Greeter.class))
                .hasOnlyElementsOfTypes(Polite.class, Curt.class)
                .hasSize(2);
        assertThat(ExtensionList.lookup(Greeter.class).get(Polite.class).greet())
                .isEqualTo("Good morning");
        assertThat(ExtensionList.lookupSingleton(Curt.class))
                .isSameAs(j.jenkins.getExtensionList(Curt.class).get(0));
    }

    @Test
    void aSingletonThatIsNotOneIsAnError(JenkinsRule j) {
        assertThatThrownBy(() -> ExtensionList.lookupSingleton(Greeter.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Expected 1 instance of " + Greeter.class.getName())
                .hasMessageContaining("got 2");
    }

    @Test
    void descriptorsAreFoundByClassIdAndSymbol(JenkinsRule j) {
        Descriptor<?> descriptor = j.jenkins.getDescriptorOrDie(Circle.class);

        assertThat(descriptor).isInstanceOf(Circle.DescriptorImpl.class);
        assertThat(new Circle(2).getDescriptor()).isSameAs(descriptor);
        assertThat(j.jenkins.getDescriptorByName(Circle.class.getName())).isSameAs(descriptor);
        assertThat(j.jenkins.getDescriptorByType(Circle.DescriptorImpl.class)).isSameAs(descriptor);
        assertThat(j.jenkins.<Shape, Descriptor<Shape>>getDescriptorList(Shape.class))
                .extracting(each -> each.clazz.getSimpleName())
                .containsExactlyInAnyOrder("Circle", "Square");
        assertThat(SymbolLookup.get().findDescriptor(Shape.class, "conformanceCircle"))
                .isSameAs(descriptor);
        assertThat(SymbolLookup.get().findDescriptor(Shape.class, "noSuchShape"))
                .isNull();
    }

    @Test
    void aClassWithoutDescriptorIsAnError(JenkinsRule j) {
        assertThat(j.jenkins.getDescriptor(Blob.class)).isNull();
        assertThatThrownBy(() -> j.jenkins.getDescriptorOrDie(Blob.class)).isInstanceOf(AssertionError.class);
    }

    /** An extension point of this test. */
    public abstract static class Greeter implements ExtensionPoint {
        abstract String greet();
    }

    @TestExtension
    public static class Polite extends Greeter {
        @Override
        String greet() {
            return "Good morning";
        }
    }

    @TestExtension
    public static class Curt extends Greeter {
        @Override
        String greet() {
            return "Hi";
        }
    }

    /** A describable of several kinds. */
    public abstract static class Shape extends AbstractDescribableImpl<Shape> {}

    public static class Circle extends Shape {
        private final int radius;

        @DataBoundConstructor
        public Circle(int radius) {
            this.radius = radius;
        }

        public int getRadius() {
            return radius;
        }

        @Symbol("conformanceCircle")
        @TestExtension
        public static class DescriptorImpl extends Descriptor<Shape> {}
    }

    public static class Square extends Shape {
        @DataBoundConstructor
        public Square() {}

        @TestExtension
        public static class DescriptorImpl extends Descriptor<Shape> {}
    }

    public static class Blob extends Shape {}
}
