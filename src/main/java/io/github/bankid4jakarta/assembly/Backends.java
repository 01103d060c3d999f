package io.github.bankid4jakarta.assembly;

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
public final class Backends {

    /** Backends of ours that live in a JAR of their own. */
    private static final List<BackendChoice.Missing> IN_OTHER_JARS = List.of(
            new BackendChoice.Missing(
                    "simulator",
                    "Add the artifact io.github.bankid4jakarta:bankid4jakarta with classifier simulator beside bankid4jakarta itself"));

    private final SortedMap<String, BankIdBackend> installed = new TreeMap<>();

    /**
     * Offers backends.
     *
     * @param found the backends; of two with one name the first counts
     */
    public Backends(Iterable<BankIdBackend> found) {
        found.forEach(backend -> installed.putIfAbsent(backend.name(), backend));
    }

    /**
     * The backends that {@link ServiceLoader} finds.
     *
     * @param application the class loader to look in
     * @return the backends
     */
    public static Backends of(ClassLoader application) {
        return new Backends(ServiceLoader.load(BankIdBackend.class, application));
    }

    /**
     * What {@code bankid.backend} can name, here or in a JAR that is missing.
     *
     * @return the choices
     */
    public List<BackendChoice> choices() {
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

    /**
     * The settings of every backend that is here.
     *
     * @return their descriptors
     */
    public List<Setting<?>> settings() {
        return installed.values().stream()
                .map(BankIdBackend::settings)
                .<Setting<?>>flatMap(Collection::stream)
                .toList();
    }

    /**
     * A backend that is here.
     *
     * @param name one that the resolver chose among {@link #choices()}
     * @return the backend
     */
    public BankIdBackend get(String name) {
        return installed.get(name);
    }
}
