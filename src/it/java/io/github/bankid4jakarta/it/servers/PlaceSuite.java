package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** What all parts of the suite start with: an application, and somebody who has never been there. */
abstract class PlaceSuite implements SuiteResults.Part {

    @Parameter
    Place place;

    Visitor visitor;

    @Override
    public Place place() {
        return place;
    }

    @BeforeEach
    void arrive() {
        visitor = place.visitor();
    }

    /** By which the application knows a person who logged in. */
    static String number(SimulatedPerson person) {
        return person.personalNumber().value();
    }
}
