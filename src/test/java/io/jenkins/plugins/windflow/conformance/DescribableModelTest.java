package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Descriptor;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The arguments of a pipeline step become objects, and objects arguments. */
@WithJenkins
class DescribableModelTest extends Fleet {
    @Test
    void argumentsAreCoerced(JenkinsRule j) {
        Ship ship = new DescribableModel<>(Ship.class)
                .instantiate(
                        Map.of(
                                "name",
                                "Argo",
                                "engine",
                                new UninstantiatedDescribable("conformanceElectric", null, Map.of("volts", "12")),
                                "crew",
                                "50",
                                "ports",
                                List.of("Iolcos")),
                        null);

        assertThat(ship.getName()).isEqualTo("Argo");
        assertThat(((Electric) ship.getEngine()).getVolts()).isEqualTo(12);
        assertThat(ship.getCrew()).isEqualTo(50);
        assertThat(ship.getPorts()).containsExactly("Iolcos");
    }

    @Test
    void aMapWithAClassNameIsADescribable(JenkinsRule j) {
        Ship ship = new DescribableModel<>(Ship.class)
                .instantiate(Map.of("name", "Argo", "engine", Map.of("$class", "Electric", "volts", 3)), null);
        assertThat(((Electric) ship.getEngine()).getVolts()).isEqualTo(3);
    }

    @Test
    void whatIsMissingIsNullOrZero(JenkinsRule j) {
        assertThat(new DescribableModel<>(Ship.class)
                        .instantiate(Map.of(), null)
                        .getName())
                .isNull();
        assertThat(new DescribableModel<>(Electric.class)
                        .instantiate(Map.of(), null)
                        .getVolts())
                .isZero();
    }

    @Test
    void wrongArgumentsAreNamed(JenkinsRule j) {
        DescribableModel<Ship> model = new DescribableModel<>(Ship.class);
        assertThatThrownBy(() -> model.instantiate(Map.of("name", "Argo", "crew", "many"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Could not instantiate")
                .hasMessageContaining(Ship.class.getName());
        assertThatThrownBy(() -> model.instantiate(Map.of("name", List.of("x")), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expects class java.lang.String but received class");
        assertThatThrownBy(() -> model.instantiate(Map.of("engine", Map.of("$class", "Steam")), null))
                .hasMessageContaining("no known implementation of " + Engine.class + " is named Steam");
    }

    @Test
    void onlyWhatDiffersFromTheDefaultIsTakenApart(JenkinsRule j) {
        Ship ship = new Ship("Argo", new Sail());
        ship.setCrew(50);

        UninstantiatedDescribable apart = UninstantiatedDescribable.from(ship);

        assertThat(apart.getSymbol()).isEqualTo("conformanceShip");
        assertThat(apart.getArguments()).containsOnlyKeys("name", "engine", "crew");
        assertThat(apart.getArguments().get("crew")).isEqualTo(50);
        assertThat(((UninstantiatedDescribable) apart.getArguments().get("engine")).getSymbol())
                .isEqualTo("conformanceSail");
    }

    @Test
    void parametersAreKnown(JenkinsRule j) {
        DescribableModel<Electric> model = new DescribableModel<>(Electric.class);
        assertThat(model.hasSingleRequiredParameter()).isTrue();
        assertThat(model.getSoleRequiredParameter().getName()).isEqualTo("volts");
        assertThat(new DescribableModel<>(Ship.class).getParameter("crew").isRequired())
                .isFalse();
    }

    @TestExtension
    @Symbol("conformanceHarbour")
    public static class TestHarbour extends Harbour {}

    @TestExtension
    @Symbol("conformanceShip")
    public static class TestShipDescriptor extends ShipDescriptor {}

    @TestExtension
    @Symbol("conformanceElectric")
    public static class ElectricDescriptor extends Descriptor<Engine> {
        public ElectricDescriptor() {
            super(Electric.class);
        }
    }

    @TestExtension
    @Symbol("conformanceSail")
    public static class SailDescriptor extends Descriptor<Engine> {
        public SailDescriptor() {
            super(Sail.class);
        }
    }
}
