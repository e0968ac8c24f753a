package javu.conformance;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import org.junit.jupiter.api.Test;

/** abi, host, spi, core, modules, cli: each depends only on those before it. */
class LayersTest {
    private static final String[] MODULES = {"javu.bind..", "javu.tmpfs..", "javu.zip.."};

    private static final JavaClasses JAVU = new ClassFileImporter()
            .importPackages(
                    "javu.abi",
                    "javu.host",
                    "javu.spi",
                    "javu.core",
                    "javu.bind",
                    "javu.tmpfs",
                    "javu.zip",
                    "javu.cli");

    @Test
    void dependenciesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("abi")
                .definedBy("javu.abi..")
                .layer("host")
                .definedBy("javu.host..")
                .layer("spi")
                .definedBy("javu.spi..")
                .layer("core")
                .definedBy("javu.core..")
                .layer("modules")
                .definedBy(MODULES)
                .layer("cli")
                .definedBy("javu.cli..")
                .whereLayer("abi")
                .mayNotAccessAnyLayer()
                .whereLayer("host")
                .mayOnlyAccessLayers("abi")
                .whereLayer("spi")
                .mayOnlyAccessLayers("abi", "host")
                .whereLayer("core")
                .mayOnlyAccessLayers("abi", "host", "spi")
                .whereLayer("modules")
                .mayOnlyAccessLayers("abi", "host", "spi", "core")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(JAVU);
    }

    @Test
    void noModuleKnowsAnother() {
        slices().matching("javu.(bind|tmpfs|zip)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(JAVU);
    }

    @Test
    void onlyHostIsNative() {
        noClasses()
                .that()
                .resideOutsideOfPackage("javu.host..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Linker.class, SymbolLookup.class)
                .orShould()
                .callMethodWhere(target(name("reinterpret")).and(target(owner(type(MemorySegment.class)))))
                .check(JAVU);
    }

    @Test
    void onlyCliParsesOptions() {
        noClasses()
                .that()
                .resideOutsideOfPackage("javu.cli..")
                .should()
                .dependOnClassesThat(resideInAPackage("picocli.."))
                .check(JAVU);
    }
}
