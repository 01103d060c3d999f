package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.TextFields;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A caller as a session keeps it: as text, because other nodes and other versions of this library read it too.
 *
 * @param name what the container calls the caller
 * @param user who it is
 * @param groups the caller's groups
 */
public record KeptCaller(String name, BankIdUser user, Set<String> groups) {

    private static final String FORMAT = "1";

    /**
     * Copies the groups.
     *
     * @param name what the container calls the caller
     * @param user who it is
     * @param groups the caller's groups
     */
    public KeptCaller {
        groups = Set.copyOf(groups);
    }

    /**
     * Two people may share a name, and one person may get another name: only where both agree is it the same caller. Nor is it
     * where the groups differ, as containers remember those of a caller whom they take for the same.
     */
    boolean isSameAs(KeptCaller other) {
        return name.equals(other.name)
                && user.personalNumber().equals(other.user.personalNumber())
                && groups.equals(other.groups);
    }

    String toText() {
        TextFields.Writer fields = new TextFields.Writer().add("format", FORMAT).add("name", name);
        user.writeTo(fields);
        int number = 0;
        for (String group : new TreeSet<>(groups)) {
            fields.add("group" + number++, group);
        }
        return fields.toString();
    }

    /** Text that this version cannot read is no caller: the person is anonymous and logs in again. */
    static Optional<KeptCaller> read(String text) {
        try {
            TextFields fields = TextFields.read(text);
            Set<String> groups = new TreeSet<>();
            for (int i = 0; fields.find("group" + i).isPresent(); i++) {
                groups.add(fields.get("group" + i));
            }
            return fields.get("format").equals(FORMAT)
                    ? Optional.of(new KeptCaller(fields.get("name"), BankIdUser.readFrom(fields), groups))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "KeptCaller[masked]";
    }
}
