package io.github.bankid4jakarta.config;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which backend is meant: the one that is named, else the only one whose secret is set. */
final class BackendChooser {

    private static final String KEY = BankIdSettings.BACKEND.key();

    private final List<BackendChoice> choices;

    BackendChooser(List<BackendChoice> choices) {
        this.choices = List.copyOf(choices);
    }

    Optional<BackendChoice.Installed> choose(ConfiguredTexts texts, Problems problems) {
        if (texts.has(BankIdSettings.BACKEND)) {
            Optional<BackendChoice.Installed> named = readableName(texts).flatMap(name -> named(name, problems));
            named.flatMap(choice -> besideSecret(choice, texts)).ifPresent(problems::add);
            return named;
        }
        List<BackendChoice.Installed> meant = installed().stream()
                .filter(choice -> choice.chosenBy().filter(texts::has).isPresent())
                .toList();
        if (meant.size() == 1) {
            return Optional.of(meant.get(0));
        }
        problems.add(meant.isEmpty() ? none() : several(meant));
        return Optional.empty();
    }

    /** Empty where the value has a problem of its own, which is reported with those of all other settings. */
    private static Optional<String> readableName(ConfiguredTexts texts) {
        try {
            return texts.find(BankIdSettings.BACKEND)
                    .map(ConfiguredTexts.Found::text)
                    .filter(not(String::isBlank))
                    .map(BankIdSettings.BACKEND.converter());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<BackendChoice.Installed> named(String name, Problems problems) {
        for (BackendChoice choice : choices) {
            if (choice.name().equals(name) && choice instanceof BackendChoice.Installed installed) {
                return Optional.of(installed);
            }
            if (choice.name().equals(name) && choice instanceof BackendChoice.Missing missing) {
                problems.add(problem("the backend \"" + name + "\" is not installed", missing.remedy()));
                return Optional.empty();
            }
        }
        List<String> names = choices.stream().map(BackendChoice::name).toList();
        String suggestion = Spelling.closest(name, names)
                .map(close -> "Did you mean " + close + "?")
                .orElse("Choose one of " + String.join(", ", names));
        problems.add(problem("there is no backend \"" + name + "\"", suggestion));
        return Optional.empty();
    }

    /** One of the two is a leftover. Were it the secret's turn to be ignored, anybody could be anybody. */
    private Optional<ConfigurationProblem> besideSecret(BackendChoice.Installed named, ConfiguredTexts texts) {
        if (named.chosenBy().isPresent()) {
            return Optional.empty();
        }
        String secrets = installed().stream()
                .flatMap(choice -> choice.chosenBy().stream())
                .filter(texts::has)
                .map(Setting::key)
                .collect(Collectors.joining(" and "));
        return secrets.isEmpty()
                ? Optional.empty()
                : Optional.of(problem(
                        "the backend \"" + named.name() + "\" is for development, and " + secrets
                                + " is set, which is for people's own BankID",
                        "Remove " + KEY + ", or remove " + secrets));
    }

    private ConfigurationProblem none() {
        List<String> ways = new ArrayList<>();
        for (BackendChoice.Installed choice : installed()) {
            choice.chosenBy().ifPresent(setting -> ways.add(setting.key()));
        }
        for (BackendChoice choice : choices) {
            if (!(choice instanceof BackendChoice.Installed installed
                    && installed.chosenBy().isPresent())) {
                ways.add(KEY + "=" + choice.name() + " for development");
            }
        }
        return problem("no backend is chosen", "Set " + String.join(", or ", ways));
    }

    private static ConfigurationProblem several(List<BackendChoice.Installed> meant) {
        String names = meant.stream().map(BackendChoice::name).collect(Collectors.joining(" or "));
        String keys = meant.stream()
                .flatMap(choice -> choice.chosenBy().stream())
                .map(Setting::key)
                .collect(Collectors.joining(" and "));
        return problem(keys + " are set, and each chooses another backend", "Set " + KEY + " to " + names);
    }

    private List<BackendChoice.Installed> installed() {
        return choices.stream()
                .filter(BackendChoice.Installed.class::isInstance)
                .map(BackendChoice.Installed.class::cast)
                .toList();
    }

    private static ConfigurationProblem problem(String what, String remedy) {
        return new ConfigurationProblem(KEY, what, remedy);
    }
}
