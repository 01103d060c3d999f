package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.TOLVAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two applications of one server in one browser, one of them at the root, so that its cookies go to the other too. */
abstract class NeighbourSuite implements SuiteResults.Part {

    private Place first;
    private Place second;
    private Visitor visitor;
    private Visitor neighbour;

    /** The applications of this start; there are at least two. */
    abstract List<Place> applications();

    @Override
    public Place place() {
        return first;
    }

    @BeforeEach
    void open() {
        first = applications().get(0);
        second = applications().get(1);
        visitor = first.visitor();
        neighbour = visitor.at(second);
    }

    @Test
    void neighbourWhenOneIsLoggedInThenTheOtherIsNot() {
        visitor.logIn(ANNA);

        assertThat(visitor.get("/member").status()).isEqualTo(200);
        assertThat(neighbour.get("/member").status()).isEqualTo(303);
        assertThat(neighbour.get("/public").body()).startsWith("caller=nobody");
    }

    @Test
    void neighbourWhenTheOtherIsLoggedInThenTheRootIsNot() {
        neighbour.logIn(ANNA);

        assertThat(neighbour.get("/member").status()).isEqualTo(200);
        assertThat(visitor.get("/member").status()).isEqualTo(303);
    }

    @Test
    void neighboursWhenBothAreLoggedInThenEachAsItsOwnCaller() {
        visitor.logIn(ANNA);
        neighbour.logIn(TOLVAN);

        assertThat(visitor.get("/member").body()).isEqualTo("member " + PlaceSuite.number(ANNA));
        assertThat(neighbour.get("/member").body()).isEqualTo("member " + PlaceSuite.number(TOLVAN));
        assertThat(visitor.get("/admin").status()).isEqualTo(403);
        assertThat(neighbour.get("/admin").status()).isEqualTo(200);
        assertThat(visitor.browser().sessionId())
                .isNotEqualTo(neighbour.browser().sessionId());
    }

    @Test
    void neighbourWhenOneLogsOutThenTheOtherStays() {
        visitor.logIn(ANNA);
        neighbour.logIn(TOLVAN);

        visitor.login().logOut();

        assertThat(visitor.get("/member").status()).isEqualTo(303);
        assertThat(neighbour.get("/member").status()).isEqualTo(200);
    }

    @Test
    void groupsWhenTheServerGivesOneApplicationMoreThenOnlyThere() {
        assumeTrue(first.way() == Way.SERVER_LEVEL, "each application has settings of its own");
        visitor.logIn(ANNA);
        neighbour.logIn(ANNA);

        assertThat(visitor.get("/public").body()).endsWith(" user=true admin=false guest=false");
        assertThat(neighbour.get("/public").body()).endsWith(" user=true admin=false guest=true");
    }

    @Test
    void neighbourWhenSessionIdIsOfTheOtherThenAnonymous() {
        visitor.logIn(ANNA);
        String sessionId = visitor.browser().sessionId();

        assertThat(second.visitor().thiefOf(sessionId).get("/member").status()).isEqualTo(303);
        assertThat(first.visitor().thiefOf(sessionId).get("/member").status()).isEqualTo(200);
    }
}
