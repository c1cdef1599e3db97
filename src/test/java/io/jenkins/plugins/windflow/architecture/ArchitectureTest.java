package io.jenkins.plugins.windflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules that keep the house a house: see docs/architecture.md. */
class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.windflow";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    @Test
    void coreKnowsNothingOfJenkins() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "hudson..",
                        "jenkins..",
                        "org.kohsuke..",
                        "org.jenkinsci..",
                        "com.cloudbees..",
                        "org.jvnet..",
                        ROOT + ".config..",
                        ROOT + ".steps..",
                        ROOT + ".pages..",
                        ROOT + ".results..",
                        ROOT + ".security..",
                        ROOT + ".runtime..",
                        ROOT + ".revision..")
                .because("core is plain Java that can also run on an agent")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void featuresDependOnFoundationsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".core.docker..", ROOT + ".core.operation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".core.compose..")
                .because("operation and docker are the foundations that compose stands on")
                .check(classes);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".core.compose.model..", ROOT + ".core.compose.load..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".core.docker..", ROOT + ".core.operation..")
                .because("reading a Compose file needs no engine")
                .check(classes);
    }

    @Test
    void onlyCoreDockerTalksToEngines() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(ROOT + ".core.docker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "com.github.dockerjava.core..", "com.github.dockerjava.transport..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.Socket.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.nio.channels.SocketChannel.class)
                .because("nobody else holds a client, a socket or a thread for an engine")
                .check(classes);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .because("such names hide what a class is for")
                .check(classes);
    }

    @Test
    void oldServletsAndStaplerAreNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.servlet..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.kohsuke.stapler.StaplerRequest")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.kohsuke.stapler.StaplerResponse")
                .check(classes);
    }
}
