package io.github.bankid4jakarta.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.github.bankid4jakarta.it.servers.app.MemberPage;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What is shown at server level is shown with applications that know nothing of us. */
class PlainApplicationTest {

    private static final String OWN = MemberPage.class.getPackageName();

    @Test
    void classesWhenOfTheApplicationThenJakartaAndJavaOnly() {
        JavaClasses classes = new ClassFileImporter().importPackages(OWN);

        assertThat(classes).isNotEmpty();
        ArchRuleDefinition.classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jakarta..", OWN)
                .check(classes);
    }

    @Test
    void archivesWhenAtServerLevelThenHoldNothingOfOurs() {
        Installation installation = TestApplications.serverLevel(EnumSet.allOf(Feature.class));

        assertThat(installation.applications().values()).hasSize(2).allSatisfy(war -> assertThat(files(war))
                .contains("/WEB-INF/classes/" + OWN.replace('.', '/') + "/MemberPage.class")
                .allMatch(path -> path.startsWith("/WEB-INF/classes/" + OWN.replace('.', '/') + "/")
                        || Stream.of("/WEB-INF/web.xml", "/index.html", "/style.css")
                                .anyMatch(path::equals)));
    }

    private static Stream<String> files(WebArchive war) {
        return war.getContent(path -> true).entrySet().stream()
                .filter(entry -> entry.getValue().getAsset() != null)
                .map(entry -> entry.getKey())
                .map(ArchivePath::get);
    }
}
