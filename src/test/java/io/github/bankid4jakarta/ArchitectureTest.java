package io.github.bankid4jakarta;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may know whom. A rule about a package that does not exist yet waits for it. */
@AnalyzeClasses(locations = ArchitectureTest.Production.class)
class ArchitectureTest {

    private static final String BASE = "io.github.bankid4jakarta";
    private static final String MODEL = BASE + ".model..";
    private static final String CLIENT = BASE + ".client";
    private static final String CONFIG = BASE + ".config..";
    private static final String EVENT = BASE + ".event..";
    private static final String WIRE = BASE + ".wire..";
    private static final String QR = BASE + ".qr..";
    private static final String VERIFY = BASE + ".verify..";
    private static final String MECHANISM = BASE + ".mechanism..";
    private static final String HTTP = BASE + ".http..";
    private static final String PAGE = BASE + ".page..";
    private static final String IDENTITY = BASE + ".identity..";
    private static final String GATEWAY = BASE + ".gateway..";
    private static final String METRICS = BASE + ".metrics..";
    private static final String CDI = BASE + ".cdi..";
    private static final String ASSEMBLY = BASE + ".assembly..";
    private static final String AUTH_MODULE = BASE + ".authmodule..";
    private static final String QRONA = BASE + ".client.qrona..";
    private static final String RP_API = BASE + ".client.rpapi..";

    private static final String[] INBOUND = {MECHANISM, HTTP, PAGE, IDENTITY, GATEWAY, METRICS};

    @ArchTest
    static final ArchRule layersPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("assembly")
            .definedBy(ASSEMBLY, CDI, AUTH_MODULE)
            .layer("inbound")
            .definedBy(INBOUND)
            .layer("application")
            .definedBy(BASE + ".order..", BASE + ".signing..", BASE + ".phone..")
            .layer("outbound")
            .definedBy(BASE + ".client.*..")
            .layer("core")
            .definedBy(BASE, MODEL, CLIENT, WIRE, QR, VERIFY, EVENT, CONFIG)
            .whereLayer("assembly")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("inbound")
            .mayOnlyBeAccessedByLayers("assembly")
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("inbound", "assembly")
            .whereLayer("outbound")
            .mayOnlyBeAccessedByLayers("assembly")
            .because("what is lower must not change when what is higher does");

    /** Sliced one level above our base package, or the classes of that package would belong to no slice. */
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.github.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyPackageIsInTheTable = classes()
            .should()
            .resideInAnyPackage(BASE, MODEL, CLIENT, WIRE, QR, VERIFY, EVENT, CONFIG)
            .orShould()
            .resideInAnyPackage(INBOUND)
            .orShould()
            .resideInAnyPackage(BASE + ".order..", BASE + ".signing..", BASE + ".phone..", BASE + ".client.*..")
            .orShould()
            .resideInAnyPackage(ASSEMBLY, CDI, AUTH_MODULE)
            .because("the layers say nothing about a package that they do not know");

    @ArchTest
    static final ArchRule backendsNeverSeeEachOther = slices().matching(BASE + ".client.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true)
            .because("adding or removing a backend touches nothing else");

    @ArchTest
    static final ArchRule modelKnowsTheJdkOnly = knowsOnly(MODEL, MODEL, "java..", "javax.crypto..");

    @ArchTest
    static final ArchRule frontDoorKnowsModelOnly = knowsOnly(BASE, BASE, MODEL, "java..", "jakarta..");

    @ArchTest
    static final ArchRule configKnowsModelOnly = knowsOnly(CONFIG, CONFIG, MODEL, "java..");

    @ArchTest
    static final ArchRule eventKnowsModelOnly = knowsOnly(EVENT, EVENT, MODEL, "java..");

    @ArchTest
    static final ArchRule portKnowsModelAndConfigOnly = knowsOnly(CLIENT, CLIENT, MODEL, CONFIG, "java..");

    @ArchTest
    static final ArchRule wireKnowsNobody = knowsOnly(WIRE, WIRE, "java..", "jakarta.json..");

    @ArchTest
    static final ArchRule qrKnowsNobody = knowsOnly(QR, QR, "java..", "io.nayuki.qrcodegen..");

    @ArchTest
    static final ArchRule verifyKnowsModelOnly = knowsOnly(VERIFY, VERIFY, MODEL, "java..", "javax..", "org.w3c.dom..");

    @ArchTest
    static final ArchRule pageKnowsNobodyInbound = knowsInboundOnly(PAGE, PAGE);

    @ArchTest
    static final ArchRule identityKnowsNobodyInbound = knowsInboundOnly(IDENTITY, IDENTITY);

    @ArchTest
    static final ArchRule httpKnowsPageOnly = knowsInboundOnly(HTTP, HTTP, PAGE);

    @ArchTest
    static final ArchRule mechanismKnowsHttpAndIdentityOnly = knowsInboundOnly(MECHANISM, MECHANISM, HTTP, IDENTITY);

    @ArchTest
    static final ArchRule gatewayKnowsNobodyInbound = knowsInboundOnly(GATEWAY, GATEWAY);

    @ArchTest
    static final ArchRule metricsKnowNobodyInbound = knowsInboundOnly(METRICS, METRICS);

    @ArchTest
    static final ArchRule cdiIsTheOnlyOneToKnowCdi =
            areUsedOnlyIn(new String[] {CDI}, "jakarta.enterprise..", "jakarta.inject..", "jakarta.el..");

    @ArchTest
    static final ArchRule microProfileConfigIsReadInOnePlace =
            areUsedOnlyIn(new String[] {ASSEMBLY}, "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule nobodyKnowsCdiAssembly = noClasses()
            .that()
            .resideInAnyPackage(ASSEMBLY, AUTH_MODULE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CDI)
            .because("they run without CDI");

    @ArchTest
    static final ArchRule nobodyKnowsTheAuthModule = noClasses()
            .that()
            .resideInAnyPackage(ASSEMBLY, CDI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AUTH_MODULE)
            .because("an application is logged in to in one way");

    @ArchTest
    static final ArchRule servletsAreUsedAtTheEdge =
            areUsedOnlyIn(new String[] {HTTP, MECHANISM, GATEWAY, CDI, AUTH_MODULE}, "jakarta.servlet..");

    @ArchTest
    static final ArchRule securityApiIsUsedByItsAdapters =
            areUsedOnlyIn(new String[] {BASE, IDENTITY, MECHANISM, CDI}, "jakarta.security.enterprise..");

    @ArchTest
    static final ArchRule restIsUsedTowardsTheHostedApi =
            areUsedOnlyIn(new String[] {QRONA, RP_API}, "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule jsonIsUsedOnTheWire =
            areUsedOnlyIn(new String[] {QRONA, RP_API, WIRE, GATEWAY}, "jakarta.json..");

    @ArchTest
    static final ArchRule sharedCacheIsUsedByTheGateway = areUsedOnlyIn(new String[] {GATEWAY}, "javax.cache..");

    @ArchTest
    static final ArchRule personalNumberLibraryIsUsedInOnePlace =
            areUsedOnlyIn(new String[] {GATEWAY}, "dev.personnummer..");

    @ArchTest
    static final ArchRule qrGeneratorIsUsedInOnePlace = areUsedOnlyIn(new String[] {QR}, "io.nayuki..");

    @ArchTest
    static final ArchRule endpointsAndAuthModuleRunOnPlainTomcat = noClasses()
            .that()
            .resideInAnyPackage(HTTP, ASSEMBLY, AUTH_MODULE)
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise..", "jakarta.inject..", "jakarta.security.enterprise..")
            .allowEmptyShould(true)
            .because("plain Tomcat has none of them");

    @ArchTest
    static final ArchRule nothingIsDeserialized = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .because("what lies in a session or a store is text");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Controller)")
            .because("these names say nothing");

    @ArchTest
    static final ArchRule nobodyWritesToTheConsole = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule logsGoThroughTheSystemLogger = noClasses()
            .should()
            .callMethodWhere(describe(
                    "anything of java.util.logging.Logger but its filter",
                    call -> call.getTargetOwner().isAssignableTo(Logger.class)
                            && !Set.of("getLogger", "getFilter", "setFilter").contains(call.getName())))
            .because("servers route the system logger, and a filter only takes away");

    @ArchTest
    static void importWhenDoneThenProductionClassesOnly(JavaClasses classes) {
        assertThat(classes.contain(BASE + ".config.ConfigurationResolver")).isTrue();
        assertThat(classes.contain(BASE + ".client.simulator.SimulatorBackend")).isTrue();
        assertThat(classes).extracting(JavaClass::getName).noneMatch(name -> name.matches(".*(Test|Contract)(\\$.*)?"));
    }

    private static ArchRule knowsOnly(String who, String... whom) {
        return classes()
                .that()
                .resideInAPackage(who)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(whom)
                .allowEmptyShould(true);
    }

    private static ArchRule knowsInboundOnly(String who, String... whom) {
        return noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat(resideInAnyPackage(INBOUND).and(not(resideInAnyPackage(whom))))
                .allowEmptyShould(true);
    }

    private static ArchRule areUsedOnlyIn(String[] packages, String... apis) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(apis)
                .because("only " + String.join(", ", packages) + " may");
    }

    /** The classes of both JARs. The simulator's lie among those of the tests, so they are told apart by their sources. */
    static final class Production implements LocationProvider {

        private static final Path SOURCES = Path.of("src/simulator/java");
        private static final Path CLASSES = Path.of("target/test-classes");

        @Override
        public Set<Location> get(Class<?> test) {
            return Stream.concat(Stream.of(Path.of("target/classes")), simulator())
                    .map(Location::of)
                    .collect(Collectors.toSet());
        }

        private static Stream<Path> simulator() {
            return files(SOURCES).flatMap(source -> {
                String name = source.getFileName().toString().replace(".java", "");
                Path directory = CLASSES.resolve(SOURCES.relativize(source.getParent()));
                return files(directory)
                        .filter(file -> file.getFileName().toString().matches(name + "(\\$.*)?\\.class"));
            });
        }

        private static Stream<Path> files(Path root) {
            if (!Files.isDirectory(root)) {
                return Stream.empty();
            }
            try (Stream<Path> found = Files.walk(root)) {
                return found.filter(Files::isRegularFile).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
