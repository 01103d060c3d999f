package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.config.BackendChoice;
import io.github.bankid4jakarta.config.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The backends that this application can choose from. */
final class Backends {

    /** Backends of ours that live in a JAR of their own. */
    private static final List<BackendChoice.Missing> IN_OTHER_JARS = List.of(new BackendChoice.Missing(
            "simulator",
            "Add the artifact io.github.bankid4jakarta:bankid4jakarta with classifier simulator to WEB-INF/lib"));

    private final SortedMap<String, BankIdBackend> installed = new TreeMap<>();

    Backends(Iterable<BankIdBackend> found) {
        found.forEach(backend -> installed.putIfAbsent(backend.name(), backend));
    }

    static Backends of(ClassLoader application) {
        return new Backends(ServiceLoader.load(BankIdBackend.class, application));
    }

    List<BackendChoice> choices() {
        List<BackendChoice> choices = new ArrayList<>();
        for (BankIdBackend backend : installed.values()) {
            choices.add(new BackendChoice.Installed(
                    backend.name(), backend.settings(), backend.chosenBy(), backend::check));
        }
        IN_OTHER_JARS.stream()
                .filter(missing -> !installed.containsKey(missing.name()))
                .forEach(choices::add);
        return choices;
    }

    List<Setting<?>> settings() {
        return installed.values().stream()
                .map(BankIdBackend::settings)
                .<Setting<?>>flatMap(Collection::stream)
                .toList();
    }

    BankIdBackend get(String name) {
        return installed.get(name);
    }
}
