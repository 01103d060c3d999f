package io.github.bankid4jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import io.github.bankid4jakarta.assembly.Backends;
import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.MapSource;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.gateway.Gateway;
import io.github.bankid4jakarta.mechanism.AnnouncedMechanism;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.phone.Agents;
import io.github.bankid4jakarta.phone.PhoneIdentification;
import io.github.bankid4jakarta.phone.PhoneOrderId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** Boots a real CDI container around the extension; what lies behind the mechanism is a recorder. */
class BankIdExtensionTest {

    private final Recorder recorder = new Recorder();
    private final List<Extension> servers = new ArrayList<>();

    @Test
    void deployWhenConfiguredThenBeansAreThere() throws Exception {
        try (WeldContainer container = deploy(token(), StoreHandler.class)) {
            container.select(HttpAuthenticationMechanism.class).get().validateRequest(null, null, null);
            container.select(IdentityStore.class).get().priority();

            assertThat(recorder.calls).containsExactly("mechanism", "validateRequest", "identityStore", "priority");
            assertThat(recorder.configuration.get(BankIdSettings.BACKEND)).isEqualTo("tested");
            assertThat(recorder.backend).isInstanceOf(TestBackend.class);
        }
    }

    @Test
    void deployWhenBeansAreNotUsedThenNothingIsMade() {
        try (WeldContainer container = deploy(token(), StoreHandler.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(recorder.calls).isEmpty();
        }
    }

    @Test
    void shutDownWhenDeployedThenLoginIsClosed() {
        deploy(token(), StoreHandler.class).close();

        assertThat(recorder.calls).containsExactly("close");
    }

    @Test
    void deployWhenConfiguredThenOneRecordSaysWhereSettingsCameFrom() {
        try (RecordedLog log = new RecordedLog("io.github.bankid4jakarta.cdi");
                WeldContainer container =
                        deploy(token("bankid.groups", "clerk"), StoreHandler.class, WithServiceName.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(log.informed())
                    .containsExactly(
                            "BankID login is configured:"
                                    + "\n  bankid.service-name=Annotated from the annotation's attribute serviceName"
                                    + "\n  bankid.groups=clerk from the test"
                                    + "\n  bankid.tested.token from the test"
                                    + "\n  An access log that names callers holds their personal numbers, unless bankid.caller-name=pseudonym.");
        }
    }

    @Test
    void deployWhenNotConfiguredThenNoRecord() {
        try (RecordedLog log = new RecordedLog("io.github.bankid4jakarta.cdi")) {
            assertThatThrownBy(() -> deploy(Map.of(), StoreHandler.class)).isInstanceOf(ConfigurationException.class);

            assertThat(log.informed()).isEmpty();
        }
    }

    @Test
    void deployWhenNothingIsConfiguredThenOneDeploymentProblem() {
        assertThatThrownBy(() -> deploy(Map.of(), StoreHandler.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("BankID login is not configured correctly:\n  - bankid.backend: no backend is chosen."
                        + " Set bankid.tested.token, or bankid.backend=simulator for development."
                        + "\n  - @BankIdAuthenticationMechanismDefinition: no CDI bean carries it."
                        + " If a class of yours does, add @ApplicationScoped to it.");
        assertThat(recorder.backend).isNull();
    }

    @Test
    void deployWhenSomethingFailsThatNoClassCouldHaveStatedThenNoWordOfClasses() {
        assertThatThrownBy(() -> deploy(token("bankid.groups", " "), StoreHandler.class))
                .hasMessageContaining("bankid.groups: ")
                .hasMessageNotContaining("Definition");
        assertThatThrownBy(() -> deploy(Map.of(), StoreHandler.class, Annotated.class))
                .hasMessageContaining("no backend is chosen")
                .hasMessageNotContaining("Definition");
    }

    @Test
    void deployWhenSimulatorIsChosenAndNotThereThenRemedyNamesItsJar() {
        assertThatThrownBy(() -> deploy(Map.of("bankid.backend", "simulator"), StoreHandler.class))
                .hasMessageContaining(
                        "bankid.backend: the backend \"simulator\" is not installed. Add the artifact"
                                + " io.github.bankid4jakarta:bankid4jakarta with classifier simulator beside bankid4jakarta itself.");
    }

    @Test
    void deployWhenBackendFindsProblemThenItJoinsTheOneList() {
        Map<String, String> texts = token("bankid.environment", "production", "bankid.groups", " ");

        assertThatThrownBy(() -> deploy(texts, StoreHandler.class))
                .hasMessageContaining("bankid.groups: ")
                .hasMessageContaining("bankid.tested.token: is for tests. Use another backend.");
    }

    @Test
    void deployWhenAnnotatedThenAttributesCountBelowTheSources() {
        try (WeldContainer container =
                deploy(token("bankid.service-name", "Configured"), StoreHandler.class, Annotated.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(recorder.configuration.get(BankIdSettings.GROUPS)).containsExactlyInAnyOrder("member", "staff");
            assertThat(recorder.configuration.get(BankIdSettings.SERVICE_NAME)).isEqualTo("Configured");
            assertThat(recorder.configuration.get(BankIdSettings.RESERVED_PATH)).isEqualTo("/.bankid");
        }
    }

    @Test
    void deployWhenExpressionNamesBeanThenItsValue() {
        try (WeldContainer container = deploy(token(), StoreHandler.class, WithExpression.class, Names.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(recorder.configuration.get(BankIdSettings.SERVICE_NAME)).isEqualTo("Shop of Tolvan");
        }
    }

    @Test
    void deployWhenExpressionNamesNothingThenProblem() {
        assertThatThrownBy(() -> deploy(token(), StoreHandler.class, WithExpression.class))
                .hasMessageContaining("bankid.service-name: \"${names.kind} of ${names.owner}\" in the annotation's"
                        + " attribute serviceName cannot be evaluated (PropertyNotFoundException)."
                        + " Correct the expression.");
    }

    @Test
    void deployWhenTwoClassesAreAnnotatedThenProblemNamesBoth() {
        assertThatThrownBy(() -> deploy(token(), StoreHandler.class, Annotated.class, AnnotatedToo.class))
                .hasMessageContaining("@BankIdAuthenticationMechanismDefinition: more than one class carries it: "
                        + Annotated.class.getName() + " and " + AnnotatedToo.class.getName());
    }

    @Test
    void deployWhenSecondAnnotatedClassIsNotEnabledThenNone() {
        try (WeldContainer container =
                deploy(token(), StoreHandler.class, Annotated.class, VetoedOne.class, UnselectedOne.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(recorder.configuration.get(BankIdSettings.GROUPS)).contains("member");
        }
    }

    @Test
    void deployWhenApplicationHasItsOwnMechanismThenProblem() {
        assertThatThrownBy(() -> deploy(token(), StoreHandler.class, OtherMechanism.class))
                .hasMessageContaining("HttpAuthenticationMechanism: an application has one way to log in, and this one"
                        + " also has the authentication mechanism of " + OtherMechanism.class.getName());
    }

    @Test
    void deployWhenApplicationProducesAMechanismThenProblem() {
        assertThatThrownBy(() -> deploy(token(), StoreHandler.class, MechanismProducer.class))
                .hasMessageContaining("the authentication mechanism of " + MechanismProducer.class.getName());
    }

    @Test
    void deployWhenApplicationDefinesAnotherMechanismThenProblem() {
        assertThatThrownBy(() -> deploy(token(), StoreHandler.class, BasicToo.class))
                .hasMessageContaining("@BasicAuthenticationMechanismDefinition on " + BasicToo.class.getName());
    }

    @Test
    void publishWhenApplicationObservesThenItHears() {
        BankIdEvent event = new BankIdEvent.CallerAuthenticated("tested", LoginMode.QR);
        try (WeldContainer container = deploy(token(), StoreHandler.class, Listener.class)) {
            recorder.events.publish(event);

            assertThat(container.select(Listener.class).get().heard()).containsExactly(event);
        }
    }

    @Test
    void publishWhenObserverFailsThenNobodyNotices() {
        BankIdEvent event = new BankIdEvent.LoginRefused(BankIdEvent.Refusal.NOT_ACCEPTED);
        try (WeldContainer container = deploy(token(), StoreHandler.class, FailingListener.class)) {
            recorder.events.publish(event);

            assertThat(container.select(FailingListener.class).get().calls()).isEqualTo(1);
        }
    }

    @Test
    void phoneIdentificationWhenInjectedThenAsksTheRequestWhoCalls() {
        try (WeldContainer container = deploy(token(), StoreHandler.class, Requests.class)) {
            PhoneIdentification phone =
                    container.select(PhoneIdentification.class).get();
            assertThat(phone.status(new PhoneOrderId("any"))).isInstanceOf(OrderStatus.Failed.class);

            assertThat(recorder.calls).containsExactly("phoneIdentification", "status");
            assertThat(recorder.agents.callerInRole("agent")).hasValue("caller of the request");
            assertThat(recorder.agents.callerInRole("other")).isEmpty();
        }
    }

    @Test
    void phoneIdentificationWhenThereIsNoRequestThenNobodyCalls() {
        try (WeldContainer container = deploy(token(), StoreHandler.class)) {
            container.select(PhoneIdentification.class).get().cancel(new PhoneOrderId("any"));

            assertThat(recorder.agents.callerInRole("agent")).isEmpty();
        }
    }

    /** Open Liberty does; it sees the types before there are beans. */
    @Test
    void mechanismWhenLookedForAmongTypesThenItsBeanIsFoundByIt() throws Exception {
        MechanismTypes types = new MechanismTypes();
        servers.add(types);
        try (WeldContainer container = deploy(token(), StoreHandler.class)) {
            assertThat(types.found).containsExactly(AnnouncedMechanism.class);

            container.select(types.found.get(0)).get().validateRequest(null, null, null);

            assertThat(recorder.calls).containsExactly("mechanism", "validateRequest");
        }
    }

    private WeldContainer deploy(Map<String, String> texts, Class<?>... beans) {
        BankIdExtension extension = new BankIdExtension(
                parts -> List.of(new MapSource("the test", texts)),
                loader -> new Backends(List.of(new TestBackend())),
                recorder,
                () -> false);
        Weld weld = new Weld().disableDiscovery().addExtension(extension);
        servers.forEach(weld::addExtension);
        try {
            return weld.addBeanClasses(beans).initialize();
        } catch (DeploymentException e) {
            throw e.getCause() instanceof ConfigurationException found ? found : e;
        }
    }

    private static Map<String, String> token(String... more) {
        Map<String, String> texts = new HashMap<>(Map.of(TestBackend.TOKEN.key(), "s3cret"));
        for (int i = 0; i < more.length; i += 2) {
            texts.put(more[i], more[i + 1]);
        }
        return texts;
    }

    /** A server's own extension, as far as it looks for mechanisms. */
    static class MechanismTypes implements Extension {

        private final List<Class<? extends HttpAuthenticationMechanism>> found = new ArrayList<>();

        void look(@Observes ProcessAnnotatedType<? extends HttpAuthenticationMechanism> event) {
            found.add(event.getAnnotatedType().getJavaClass());
        }
    }

    private static final class Recorder implements AssembledLogin, AssembledLogin.Factory {

        private final List<String> calls = new ArrayList<>();
        private Configuration configuration;
        private BankIdBackend backend;
        private BankIdEvents events;
        private Agents agents;

        @Override
        public PhoneIdentification phoneIdentification(Agents agents) {
            this.agents = agents;
            calls.add("phoneIdentification");
            return recording(PhoneIdentification.class, new OrderStatus.Failed(HintCode.CANCELLED));
        }

        @Override
        public Optional<Gateway> gateway() {
            return Optional.empty();
        }

        @Override
        public AssembledLogin assemble(Configuration configuration, BankIdBackend backend, BankIdEvents events) {
            this.configuration = configuration;
            this.backend = backend;
            this.events = events;
            return this;
        }

        @Override
        public AnnouncedMechanism mechanism(IdentityStoreHandler identityStores) {
            assertThat(identityStores).isNotNull();
            calls.add("mechanism");
            return recording(AnnouncedMechanism.class, AuthenticationStatus.NOT_DONE);
        }

        @Override
        public IdentityStore identityStore() {
            calls.add("identityStore");
            return recording(IdentityStore.class, 1);
        }

        @Override
        public void close() {
            calls.add("close");
        }

        private <T> T recording(Class<T> type, Object answer) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        calls.add(method.getName());
                        return answer;
                    }));
        }
    }

    @ApplicationScoped
    static class StoreHandler implements IdentityStoreHandler {
        @Override
        public CredentialValidationResult validate(Credential credential) {
            return CredentialValidationResult.INVALID_RESULT;
        }
    }

    @ApplicationScoped
    @BankIdAuthenticationMechanismDefinition(groups = "member,staff", serviceName = "Annotated")
    static class Annotated {}

    @ApplicationScoped
    @BankIdAuthenticationMechanismDefinition
    static class AnnotatedToo {}

    @ApplicationScoped
    @BankIdAuthenticationMechanismDefinition(groups = "member", serviceName = "Annotated")
    static class WithServiceName {}

    @Vetoed
    @BankIdAuthenticationMechanismDefinition(groups = "vetoed")
    static class VetoedOne {}

    @Alternative
    @ApplicationScoped
    @BankIdAuthenticationMechanismDefinition(groups = "unselected")
    static class UnselectedOne {}

    @ApplicationScoped
    @BankIdAuthenticationMechanismDefinition(serviceName = "${names.kind} of ${names.owner}")
    static class WithExpression {}

    @Named
    @ApplicationScoped
    public static class Names {
        public String getKind() {
            return "Shop";
        }

        public String getOwner() {
            return "Tolvan";
        }
    }

    /** A request of somebody in the role of an agent. */
    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Requests {
        @Produces
        HttpServletRequest request() {
            return (HttpServletRequest) Proxy.newProxyInstance(
                    HttpServletRequest.class.getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getUserPrincipal" -> (Principal) () -> "caller of the request";
                        case "isUserInRole" -> "agent".equals(arguments[0]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    }

    @ApplicationScoped
    static class OtherMechanism implements HttpAuthenticationMechanism {
        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    @ApplicationScoped
    static class MechanismProducer {
        @Produces
        HttpAuthenticationMechanism mechanism() {
            return new OtherMechanism();
        }
    }

    @ApplicationScoped
    @BasicAuthenticationMechanismDefinition(realmName = "other")
    static class BasicToo {}

    @ApplicationScoped
    static class Listener {
        private final List<BankIdEvent> heard = new ArrayList<>();

        void hear(@Observes BankIdEvent event) {
            heard.add(event);
        }

        List<BankIdEvent> heard() {
            return heard;
        }
    }

    @ApplicationScoped
    static class FailingListener {
        private int calls;

        void fail(@Observes BankIdEvent.LoginRefused event) {
            calls++;
            throw new IllegalStateException("out of order");
        }

        int calls() {
            return calls;
        }
    }
}
