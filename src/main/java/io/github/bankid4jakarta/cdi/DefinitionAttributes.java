package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the attributes of a definition say.
 *
 * @param texts the evaluated texts by attribute
 * @param problems the attributes that could not be evaluated, under their settings' keys
 */
record DefinitionAttributes(Map<String, String> texts, List<ConfigurationProblem> problems) {

    static final DefinitionAttributes NONE = new DefinitionAttributes(Map.of(), List.of());

    DefinitionAttributes {
        texts = Map.copyOf(texts);
        problems = List.copyOf(problems);
    }

    static DefinitionAttributes read(
            BankIdAuthenticationMechanismDefinition definition, List<Setting<?>> settings, ElEvaluator evaluator) {
        Map<String, String> texts = new HashMap<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (Setting<?> setting : settings) {
            setting.attribute().ifPresent(name -> {
                String raw = text(definition, name);
                try {
                    texts.put(name, evaluator.evaluate(raw, setting.isList()));
                } catch (IllegalArgumentException e) {
                    problems.add(problem(setting, name, raw, e));
                }
            });
        }
        return new DefinitionAttributes(texts, problems);
    }

    private static String text(BankIdAuthenticationMechanismDefinition definition, String attribute) {
        try {
            return (String) BankIdAuthenticationMechanismDefinition.class
                    .getMethod(attribute)
                    .invoke(definition);
        } catch (NoSuchMethodException e) {
            return ""; // a backend from elsewhere may have settings that our annotation cannot know
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The attribute " + attribute + " cannot be read", e);
        }
    }

    private static ConfigurationProblem problem(
            Setting<?> setting, String attribute, String raw, IllegalArgumentException failure) {
        String what = "\"" + raw + "\" in the annotation's attribute " + attribute + " " + failure.getMessage();
        return new ConfigurationProblem(setting.key(), what, "Correct the expression");
    }
}
