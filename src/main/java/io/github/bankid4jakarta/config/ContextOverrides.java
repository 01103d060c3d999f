package io.github.bankid4jakarta.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a source says for one context path only: {@code bankid.context./app.groups} comes before {@code bankid.groups} for the
 * application at {@code /app}, whichever source holds either. {@code /} is the root context. Safe for use by several threads
 * where the source is.
 */
public final class ContextOverrides implements SettingSource {

    /** What the keys of every context begin with. */
    static final String CONTEXTS = PREFIX + "context.";

    private static final String ROOT = "/";

    private final String prefix;
    private final SettingSource source;

    private ContextOverrides(String prefix, SettingSource source) {
        this.prefix = prefix;
        this.source = source;
    }

    /**
     * The sources as one context sees them.
     *
     * @param contextPath as the servlet container has it: empty or {@code /} for the root context, else such as {@code /app}
     * @param sources where settings come from, the most important first
     * @return what each source says for the context, then what each says for everybody
     * @throws IllegalArgumentException where the path does not begin with a slash
     */
    public static List<SettingSource> forContext(String contextPath, List<SettingSource> sources) {
        String path = contextPath.isEmpty() ? ROOT : contextPath;
        if (!path.startsWith(ROOT)) {
            throw new IllegalArgumentException("A context path begins with a slash");
        }
        String prefix = CONTEXTS + path + ".";
        List<SettingSource> all = new ArrayList<>();
        sources.forEach(source -> all.add(new ContextOverrides(prefix, source)));
        all.addAll(sources);
        return List.copyOf(all);
    }

    @Override
    public String description() {
        return source.description();
    }

    /** Empty for a setting of the whole server. */
    @Override
    public Optional<String> value(String key) {
        boolean ofServer = key.equals(BankIdSettings.CONFIG_FILE.key());
        return ofServer || !key.startsWith(PREFIX) ? Optional.empty() : source.value(written(key));
    }

    /** None: the source itself, which stands beside this, has them. */
    @Override
    public Set<String> keys() {
        return Set.of();
    }

    @Override
    public String written(String key) {
        return key.startsWith(PREFIX) ? prefix + key.substring(PREFIX.length()) : key;
    }

    @Override
    public String place(String key) {
        return source.place(written(key));
    }

    @Override
    public List<ConfigurationProblem> problems() {
        String key = BankIdSettings.CONFIG_FILE.key();
        return isSet(written(key))
                ? List.of(new ConfigurationProblem(
                        written(key), "there is one such file for the whole server", "Set " + key + " instead"))
                : List.of();
    }

    private boolean isSet(String key) {
        try {
            return source.value(key).isPresent();
        } catch (IllegalArgumentException e) {
            return true; // a value that cannot be read was meant to be one
        }
    }
}
