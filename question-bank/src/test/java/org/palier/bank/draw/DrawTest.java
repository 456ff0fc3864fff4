package org.palier.bank.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.palier.bank.Samples;
import org.palier.bank.blueprint.Blueprint;
import org.palier.bank.blueprint.Blueprint.ItemOrder;
import org.palier.bank.blueprint.Blueprint.Stratum;
import org.palier.bank.item.ItemBank;
import org.palier.engine.content.Form.FormItem;
import org.palier.engine.content.Item;
import org.palier.engine.content.ServedItem;

class DrawTest {
  @Test
  void the_worked_example_comes_out_as_written() {
    var form = TinyForm.draw();
    assertEquals("tiny@1 " + TinyForm.BANK_VERSION + """
         palier-draw@1
        1 alpha-4@1 alpha 1 s1,s2 t2,t1,t3
        2 alpha-2@3 alpha 1 b,c,d,a,e
        3 beta-2@1 beta 2 b,c,a
        """, Fingerprint.text(form));
    assertEquals(TinyForm.FINGERPRINT, Fingerprint.of(form));
  }

  @Test
  void the_document_carries_the_numbers_of_the_worked_example() throws Exception {
    var document = Files.readString(Path.of("DRAW.md"));
    for (var number : List.of(TinyForm.SEED, TinyForm.BANK_VERSION, TinyForm.FINGERPRINT, Fingerprint.text(TinyForm.draw())))
      assertTrue(document.contains(number), number);
  }

  @Test
  void another_locale_and_time_zone_draw_the_same_form() {
    var locale = Locale.getDefault();
    var zone = TimeZone.getDefault();
    try {
      for (var tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertEquals(TinyForm.FINGERPRINT, Fingerprint.of(TinyForm.draw()), tag);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void a_process_with_another_charset_draws_the_same_form() throws Exception {
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=ISO-8859-1",
        "-Duser.language=tr", "-Duser.timezone=America/St_Johns", "-cp", System.getProperty("java.class.path"), TinyForm.class.getName())
        .redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the process did not end");
    assertEquals(TinyForm.FINGERPRINT, printed.strip());
  }

  @Test
  void another_seed_gives_another_form() {
    var bank = Samples.bank(Samples.theme("x", 12, 12));
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 4), new Stratum("x", 2, 4));
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) seen.add(Fingerprint.of(Draw.form(blueprint, bank, Samples.seed(i))));
    assertEquals(1_000, seen.size());
  }

  @Test
  void the_order_in_which_items_were_given_does_not_matter() {
    var items = Samples.theme("x", 11, 12);
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 4), new Stratum("x", 2, 4));
    for (int i = 0; i < 100; i++)
      assertEquals(Draw.form(blueprint, Samples.bank(items), Samples.seed(i)), Draw.form(blueprint, Samples.bank(items.reversed()), Samples.seed(i)));
  }

  @Test
  void a_form_has_exactly_what_the_blueprint_says_and_nothing_twice() {
    var bank = Samples.bank(Samples.theme("x", 11, 12, 13), Samples.theme("y", 5, 6, 7));
    Stratum[] strata = {new Stratum("y", 2, 4), new Stratum("y", 3, 7), new Stratum("x", 1, 1), new Stratum("x", 3, 5)};
    for (var order : ItemOrder.values()) {
      var blueprint = Samples.blueprint(order, strata);
      for (int i = 0; i < 500; i++) {
        var form = Draw.form(blueprint, bank, Samples.seed(i));
        for (var stratum : strata)
          assertEquals(stratum.items(), form.items().stream().filter(item -> item.theme().equals(stratum.theme()) && item.level() == stratum.level()).count());
        assertEquals(blueprint.items(), form.size());
        assertEquals(form.size(), form.items().stream().map(FormItem::item).distinct().count());
      }
    }
  }

  @Test
  void items_stand_in_the_order_that_the_blueprint_asks_for() {
    var bank = Samples.bank(Samples.theme("x", 9, 9), Samples.theme("y", 9));
    Stratum[] strata = {new Stratum("y", 1, 3), new Stratum("x", 1, 3), new Stratum("x", 2, 3)};
    var byTheme = runs(Samples.blueprint(ItemOrder.BY_THEME, strata), bank);
    assertTrue(byTheme.stream().allMatch(run -> run.startsWith("y1y1y1x")), byTheme.toString());
    assertTrue(byTheme.size() > 5, "levels are shuffled inside the theme: " + byTheme);
    assertEquals(List.of("y1y1y1x1x1x1x2x2x2"), runs(Samples.blueprint(ItemOrder.BY_STRATUM, strata), bank));
    assertTrue(runs(Samples.blueprint(ItemOrder.MIXED, strata), bank).size() > 100);
  }

  @Test
  void fixed_options_stay_and_the_others_move() {
    var bank = Samples.tinyBank();
    Item alpha2 = bank.items().get(1);
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("alpha", 1, 5));
    var seen = new HashSet<List<String>>();
    for (int i = 0; i < 1_000; i++) {
      var form = Draw.form(blueprint, bank, Samples.seed(i));
      seen.add(form.items().stream().filter(item -> item.item().equals(alpha2.ref())).findFirst().orElseThrow().order().getFirst());
    }
    assertTrue(seen.stream().allMatch(order -> order.get(4).equals("e")), seen.toString());
    assertEquals(24, seen.size());
  }

  @Test
  void a_drawn_form_can_be_served() {
    var bank = Samples.tinyBank();
    for (int i = 0; i < 50; i++) {
      var form = Draw.form(Samples.tinyBlueprint(), bank, Samples.seed(i));
      for (int number = 1; form.has(number); number++) {
        var item = bank.item(form.item(number).item()).orElseThrow();
        var served = ServedItem.of(number, form.item(number), item);
        assertEquals(item.interaction().optionLists().stream().map(HashSet::new).toList(), served.interaction().optionLists().stream().map(HashSet::new).toList());
      }
    }
  }

  @Test
  void the_fingerprint_tells_forms_apart_that_differ_in_options_only() {
    var bank = Samples.bank(Samples.theme("x", 1));
    var blueprint = Samples.blueprint(ItemOrder.MIXED, new Stratum("x", 1, 1));
    assertNotEquals(Fingerprint.of(Draw.form(blueprint, bank, Samples.seed(1))), Fingerprint.of(Draw.form(blueprint, bank, Samples.seed(2))));
  }

  private static List<String> runs(Blueprint blueprint, ItemBank bank) {
    var runs = new HashSet<String>();
    for (int i = 0; i < 300; i++) {
      var run = new StringBuilder();
      for (var item : Draw.form(blueprint, bank, Samples.seed(i)).items()) run.append(item.theme()).append(item.level());
      runs.add(run.toString());
    }
    return new ArrayList<>(runs);
  }
}
