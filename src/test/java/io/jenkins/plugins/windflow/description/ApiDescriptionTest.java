package io.jenkins.plugins.windflow.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.windflow.api.WindflowApi;
import io.jenkins.plugins.windflow.results.DeploymentAction;
import io.jenkins.plugins.windflow.results.JobDeployments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/openapi.yaml} describes what the code has: each address with its verb and parameters, and nothing else. */
class ApiDescriptionTest {
    private static final Set<String> PERMISSIONS =
            Set.of("View", "Operate", "Deploy", "Delete", "Exec", "Files", "Secrets", "Configure", "Administer");

    private final ApiDescription description = ApiDescription.get();
    private final List<CodedMethod> methods = Stream.of(
                    CodedMethod.below(WindflowApi.class, "/api"),
                    CodedMethod.below(DeploymentAction.class, "/{}/windflow"),
                    CodedMethod.below(JobDeployments.class, "/{}/windflow"))
            .flatMap(List::stream)
            .toList();

    @Test
    void everyWebMethodIsDescribedAndNothingElse() {
        Map<String, String> coded = methods.stream()
                .collect(Collectors.toMap(CodedMethod::key, CodedMethod::place, (a, b) -> a + " and " + b));
        Set<String> described =
                description.operations().stream().map(ApiOperation::key).collect(Collectors.toSet());
        List<String> faults = new ArrayList<>();
        coded.forEach((key, place) -> {
            if (!described.contains(key)) {
                faults.add(place + " is not described: add '" + key + "' to docs/openapi.yaml");
            }
        });
        described.stream()
                .filter(key -> !coded.containsKey(key))
                .forEach(key -> faults.add("'" + key + "' of docs/openapi.yaml has no web method"));
        assertThat(faults).isEmpty();
    }

    @Test
    void everyWebMethodOfTheApiHasAnAddress() {
        Set<String> reached = methods.stream().map(CodedMethod::place).collect(Collectors.toSet());
        assertThat(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages(WindflowApi.class.getPackageName())
                                .stream()
                                .map(JavaClass::getMethods)
                                .flatMap(Set::stream)
                                .filter(method -> method.getName().matches("do[A-Z].*"))
                                .map(method -> method.getOwner().getSimpleName() + "." + method.getName()))
                .as("a getter leads from WindflowApi to each")
                .isSubsetOf(reached);
    }

    @Test
    void parametersAreThoseOfTheCode() {
        for (ApiOperation operation : description.operations()) {
            assertThat(operation.parameters("path"))
                    .as("path parameters of %s", operation)
                    .containsExactlyInAnyOrderElementsOf(operation.holeNames());
            for (CodedMethod method : methods) {
                if (method.key().equals(operation.key())) {
                    Set<String> further = new HashSet<>(operation.parameters("query"));
                    assertThat(further).as("query parameters of %s", operation).containsAll(method.queryParameters());
                    further.removeAll(method.queryParameters());
                    assertThat(further.isEmpty() || method.takesRequest())
                            .as("%s has no parameters %s, which are described", method.place(), further)
                            .isTrue();
                    assertThat(operation.request().isEmpty() || method.takesRequest())
                            .as("%s reads no body, but one is described", method.place())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void eachOperationSaysWhatAClientNeeds() {
        Set<String> ids = new HashSet<>();
        for (ApiOperation operation : description.operations()) {
            assertThat(ids.add(operation.id()))
                    .as("the operationId '%s' is its own", operation.id())
                    .isTrue();
            assertThat(operation.id()).as("operationId of %s", operation).matches("[a-z][A-Za-z]+");
            assertThat(operation.summary()).as("summary of %s", operation).endsWith(".");
            assertThat(operation.permission())
                    .as("x-permission of %s", operation)
                    .isIn(PERMISSIONS);
            assertThat(operation.answers().keySet())
                    .as("answers of %s", operation)
                    .contains("403")
                    .containsAnyOf("200", "204", "101");
            operation.parameters().stream()
                    .filter(parameter -> parameter.in().equals("path"))
                    .forEach(parameter -> assertThat(operation.answers().keySet())
                            .as("%s says what an unknown '%s' gives", operation, parameter.name())
                            .containsAnyOf("404", "400", "403"));
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryFileIsUsed() throws Exception {
        for (String reference : description.references()) {
            assertThatCode(() -> description.target(reference)).doesNotThrowAnyException();
        }
        assertThat(description.unusedFiles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"environments\": 1}                     | environments is 1, not \"array\"",
                "{}                                        | the answer lacks 'environments'",
                "{\"environments\": [], \"more\": 1}       | more is not described",
                "{\"environments\": [{\"name\": null}]}    | environments[0].name is null, not \"string\"",
                "{\"environments\": [{\"colour\": \"x\"}]} | environments[0].colour is \"x\", none of"
            })
    void aWrongAnswerIsNoticed(String answer, String fault) throws Exception {
        JsonNode schema =
                description.answering("GET", "/api/environments").orElseThrow().answer(200);
        assertThat(Shape.faults(description, schema, new ObjectMapper().readTree(answer)))
                .anySatisfy(found -> assertThat(found).startsWith(fault));
    }

    @Test
    void wordsGoBeforeParameters() {
        assertThat(description.answering("GET", "/api/environment/a/stack/b/revisions/diff"))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("diffRevisions"));
        assertThat(description.answering("GET", "/api/environment/a/stack/b/revisions/1/"))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("getRevision"));
    }
}
