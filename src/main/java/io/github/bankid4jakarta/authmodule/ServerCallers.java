package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.http.KeptCaller;
import io.github.bankid4jakarta.identity.CallerNames;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Names people as configured and gives them the configured groups and those that the operator's own code adds. */
final class ServerCallers implements Function<BankIdUser, KeptCaller> {

    private final Function<PersonalNumber, String> names;
    private final Set<String> groups;
    private final List<CallerGroups> more;

    ServerCallers(Configuration configuration, List<CallerGroups> more) {
        this.names = CallerNames.of(configuration);
        this.groups = configuration.get(BankIdSettings.GROUPS);
        this.more = List.copyOf(more);
    }

    @Override
    public KeptCaller apply(BankIdUser user) {
        Set<String> all = new TreeSet<>(groups);
        more.forEach(source -> all.addAll(source.of(user)));
        return new KeptCaller(names.apply(user.personalNumber()), user, all);
    }
}
