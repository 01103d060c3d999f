package io.github.bankid4jakarta.it.app;

import io.github.bankid4jakarta.event.BankIdEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application's own ear: the names of all events that reached it. */
@ApplicationScoped
public class HeardEvents {

    private final List<String> names = new CopyOnWriteArrayList<>();

    void hear(@Observes BankIdEvent event) {
        names.add(event.getClass().getSimpleName());
    }

    List<String> names() {
        return names;
    }
}
