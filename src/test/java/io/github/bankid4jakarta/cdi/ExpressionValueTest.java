package io.github.bankid4jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values of expressions become, of whatever type they are. */
class ExpressionValueTest {

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("groups", "${['customer', 'gold']}", "customer,gold"),
                Arguments.of("groups", "#{['customer', 'gold']}", "customer,gold"),
                Arguments.of("groups", "clerk, ${['customer', 'gold']}", "clerk, customer,gold"),
                Arguments.of("groups", "${['customer']},${['gold']}", "customer,gold"),
                Arguments.of("groups", "${['}', \"a'}b\"]}", "},a'}b"),
                Arguments.of("groups", "${value}", "customer,gold"),
                Arguments.of("groups", "${[1, true]}", "1,true"),
                Arguments.of("trustedProxies", "${['10.0.0.0/8', '::1']}", "10.0.0.0/8,::1"),
                Arguments.of("pendingOrders", "${100 * 2}", "200"),
                Arguments.of("pendingOrders", "${100 / 2}", "50"),
                Arguments.of("pendingOrders", "${5000000000 / 1000}", "5000000"),
                Arguments.of("pendingOrders", "1${0}", "10"),
                Arguments.of("startsPerSession", "${'7'}", "7"),
                Arguments.of("serviceName", "${1 == 1}", "true"),
                Arguments.of("serviceName", "${'Shop'} of ${'Anna'}", "Shop of Anna"),
                Arguments.of("serviceName", "\\${not} evaluated", "${not} evaluated"),
                Arguments.of("serviceName", "\\${not} ${'evaluated'}", "${not} evaluated"),
                Arguments.of("serviceName", "$5 and {braces}", "$5 and {braces}"),
                Arguments.of("serviceName", "${null}", ""));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void attributeWhenTheValueHasATypeThenAsWhatItIs(String attribute, String text, String expected) {
        DefinitionAttributes read = read(attribute, text, new LinkedHashSet<>(List.of("customer", "gold")));

        assertThat(read.problems()).isEmpty();
        assertThat(read.texts()).containsEntry(attribute, expected);
    }

    static Stream<Arguments> lists() {
        return Stream.<Object>of(
                        new String[] {"customer", "gold"},
                        List.of("customer", "gold"),
                        new LinkedHashSet<>(List.of("customer", "gold")),
                        new ArrayList<>(List.of("customer", "gold")),
                        new Object[] {"customer", "gold"})
                .map(list -> Arguments.of(list));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void groupsWhenTheBeanGivesAListOfAnyKindThenItsNames(Object value) {
        assertThat(read("groups", "${value}", value).texts()).containsEntry("groups", "customer,gold");
    }

    @Test
    void numberWhenTheBeanGivesAnArrayOfThemThenEach() {
        assertThat(read("groups", "${value}", new int[] {1, 2}).texts()).containsEntry("groups", "1,2");
    }

    static Stream<Object> refused() {
        return Stream.of(
                Map.of("customer", "gold"),
                Optional.of("customer"),
                new StringBuilder("customer"),
                Thread.State.NEW,
                List.of(),
                List.of(List.of("customer")),
                Arrays.asList("customer", null),
                List.of("customer", "gold,admin"),
                new Object(),
                Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void groupsWhenTheValueIsAnythingElseThenProblemNamesTheAttribute(Object value) {
        DefinitionAttributes read = read("groups", "${value}", value);

        assertThat(read.texts()).doesNotContainKey("groups");
        assertThat(read.problems())
                .singleElement()
                .extracting(ConfigurationProblem::toString)
                .asString()
                .startsWith("bankid.groups: \"${value}\" in the annotation's attribute groups gives ")
                .doesNotContain("customer", "gold");
    }

    @ParameterizedTest
    @CsvSource({"serviceName, bankid.service-name", "reservedPath, bankid.reserved-path", "pendingOrders, bankid.limits"
    })
    void attributeWhenItTakesOneValueAndGetsSeveralThenProblem(String attribute, String key) {
        assertThat(read(attribute, "${value}", List.of("/a", "/b")).problems())
                .singleElement()
                .extracting(ConfigurationProblem::toString)
                .asString()
                .startsWith(key)
                .contains("gives a list of 2 values, and the attribute takes one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${value", "x ${'", "${value} ${"})
    void attributeWhenAnExpressionHasNoEndThenProblem(String text) {
        assertThat(read("groups", text, "customer").problems())
                .singleElement()
                .asString()
                .contains("attribute groups cannot be evaluated");
    }

    private static DefinitionAttributes read(String attribute, String text, Object value) {
        BankIdAuthenticationMechanismDefinition definition =
                (BankIdAuthenticationMechanismDefinition) Proxy.newProxyInstance(
                        ExpressionValueTest.class.getClassLoader(),
                        new Class<?>[] {BankIdAuthenticationMechanismDefinition.class},
                        (proxy, method, arguments) -> method.getName().equals(attribute)
                                ? text
                                : method.getReturnType() == Class.class ? Annotation.class : "");
        return DefinitionAttributes.read(definition, BankIdSettings.all(), new ElEvaluator(new OneBean(value)));
    }
}
