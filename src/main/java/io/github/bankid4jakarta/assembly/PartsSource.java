package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.config.SettingSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the parts of an enterprise application have for settings, of which a server shows each its own only. They must not
 * differ, as one login serves all parts.
 *
 * @param parts the sources of the parts
 */
record PartsSource(List<? extends SettingSource> parts) implements SettingSource {

    @Override
    public String description() {
        return "the parts of the application";
    }

    @Override
    public String place(String key) {
        return parts.stream()
                .filter(part -> part.value(key).isPresent())
                .map(part -> part.place(key))
                .findFirst()
                .orElseGet(this::description);
    }

    @Override
    public Optional<String> value(String key) {
        List<String> values = parts.stream()
                .flatMap(part -> part.value(key).stream())
                .distinct()
                .toList();
        if (values.size() > 1) {
            throw new IllegalArgumentException("differs between the parts of the application, which one login serves");
        }
        return values.stream().findFirst();
    }

    @Override
    public Set<String> keys() {
        Set<String> keys = new HashSet<>();
        parts.forEach(part -> keys.addAll(part.keys()));
        return keys;
    }
}
