package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plain tests: the rules' own test engine runs none of them under this build, and says nothing. */
class ArchitectureTest {
  private static final JavaClasses PALIER = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.palier");
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("org.palier.planted", "org.palier.engine.planted");

  @Test void the_rules_look_at_every_module() {
    for (var one : List.of("org.palier.engine.sitting.SittingDecider", "org.palier.bank.draw.Draw", "org.palier.deploy.Server"))
      assertTrue(PALIER.contain(one), one);
    assertTrue(PALIER.size() > 300, "classes: " + PALIER.size());
    assertTrue(PALIER.stream().noneMatch(one -> one.getPackageName().contains("planted")));
  }

  @Test void the_modules_form_a_star() {
    for (var rule : Architecture.STAR) rule.check(PALIER);
  }

  @Test void packages_have_no_cycles() {
    Architecture.NO_CYCLES.check(PALIER);
  }

  @Test void what_decides_knows_no_framework() {
    Architecture.PURE_STAYS_PURE.check(PALIER);
  }

  @Test void what_decides_is_told_the_time() {
    Architecture.NOBODY_PURE_ASKS_A_CLOCK.check(PALIER);
  }

  @Test void nobody_goes_past_the_stores_port() {
    Architecture.STORE_BEHIND_ITS_PORT.check(PALIER);
  }

  @Test void one_class_names_hazelcast() {
    Architecture.HAZELCAST_IN_ONE_CLASS.check(PALIER);
  }

  @Test void logs_are_erased_by_their_keepers_only() {
    Architecture.LOGS_ARE_ERASED_BY_THEIR_KEEPERS.check(PALIER);
  }

  @Test void one_place_turns_refusals_into_replies() {
    Architecture.ONE_PLACE_FOR_REFUSALS.check(PALIER);
  }

  @Test void a_planted_cycle_is_found() {
    assertEquals(1, violations(Architecture.NO_CYCLES));
  }

  @Test void a_planted_framework_in_a_pure_package_is_found() {
    assertTrue(violations(Architecture.PURE_STAYS_PURE) > 0);
  }

  @Test void a_planted_driver_outside_the_adapters_is_found() {
    assertTrue(violations(Architecture.STORE_BEHIND_ITS_PORT) > 0);
  }

  @Test void a_planted_second_class_that_names_hazelcast_is_found() {
    assertTrue(violations(Architecture.HAZELCAST_IN_ONE_CLASS) > 0);
  }

  @Test void a_planted_eraser_of_logs_is_found() {
    assertEquals(1, violations(Architecture.LOGS_ARE_ERASED_BY_THEIR_KEEPERS));
  }

  @Test void a_planted_second_place_for_refusals_is_found() {
    assertEquals(1, violations(Architecture.ONE_PLACE_FOR_REFUSALS));
  }

  @Test void a_planted_clock_in_a_pure_package_is_found() {
    assertEquals(1, violations(Architecture.NOBODY_PURE_ASKS_A_CLOCK));
  }

  @Test void a_planted_look_upward_is_found() {
    assertTrue(violations(Architecture.STAR.getFirst()) > 0);
  }

  private static int violations(ArchRule rule) {
    return rule.evaluate(PLANTED).getFailureReport().getDetails().size();
  }
}
