package org.palier.bank.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.palier.bank.source.Fields;
import org.palier.bank.source.Node;
import org.palier.bank.source.Problems;
import org.palier.engine.content.Item;
import org.palier.engine.content.ItemRef;

/** Reads one theme: its identifier and its items. */
final class ThemeReader {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  private final Problems problems;
  private final String theme;

  private ThemeReader(Problems problems, String theme) {
    this.problems = problems;
    this.theme = theme;
  }

  /** @param expected the theme that the file's name announces, if it must */
  static List<FoundItem> read(Node root, Optional<String> expected, Problems problems) {
    var fields = new Fields(root, "a theme file", problems);
    int line = fields.line("theme");
    var theme = fields.text("theme");
    if (!theme.isEmpty() && !IDENTIFIER.matcher(theme).matches()) problems.add(line, "theme identifier: " + theme);
    else if (expected.isPresent() && !expected.get().equals(theme)) problems.add(line, "this is the file of the theme " + expected.get());
    var reader = new ThemeReader(problems, theme);
    var found = new ArrayList<FoundItem>();
    for (var node : fields.list("items")) found.add(reader.item(node));
    problems.about("");
    fields.end();
    return found;
  }

  private FoundItem item(Node node) {
    int before = problems.count();
    problems.about(Fields.peek(node, "id"));
    var fields = new Fields(node, "an item", problems);
    int idLine = fields.line("id");
    var id = fields.text("id");
    if (!id.isEmpty() && !IDENTIFIER.matcher(id).matches()) problems.add(idLine, "an id has lower-case letters, digits and hyphens only");
    int version = fields.integer("version", 1, 999_999);
    int level = fields.integer("level", 1, 3);
    double facility = fields.decimal("facility", 0.05, 0.99);
    var prompt = fields.text("prompt");
    int kindLine = fields.line("kind");
    int keyLine = fields.line("key");
    var kind = fields.text("kind");
    var question = kind.isEmpty() ? Optional.<QuestionReader.Question>empty() : new QuestionReader(fields, problems).read(kind, kindLine);
    double tolerance = kind.equals(Kinds.NUMERIC) ? fields.decimal("tolerance", 0, 999_999_999) : 0;
    var rationale = fields.optionalText("rationale").orElse("");
    var fact = fields.optionalText("fact").orElse("");
    int asOfLine = fields.line("asOf");
    var asOf = fields.optionalText("asOf");
    if (asOf.isPresent() && !MONTH.matcher(asOf.get()).matches()) problems.add(asOfLine, "asOf must be a year and month like 2026-06");
    var enemies = fields.optionalTexts("enemies");
    if (kind.isEmpty() || Kinds.ALL.contains(kind)) fields.end(); // of an unknown kind any field may be right
    if (problems.count() > before) return new FoundItem(problems.file(), node.line(), id, enemies, Optional.empty());
    return new FoundItem(problems.file(), node.line(), id, enemies, item(keyLine, () -> new Item(new ItemRef(id, version), theme, level,
        facility, prompt, question.orElseThrow().interaction(), question.orElseThrow().key(), tolerance, rationale, fact, asOf, enemies)));
  }

  /** What the records themselves refuse, told with the line of the key: the key is what they check. */
  private Optional<Item> item(int keyLine, Supplier<Item> made) {
    try {
      return Optional.of(made.get());
    } catch (IllegalArgumentException refused) {
      problems.add(keyLine, refused.getMessage());
      return Optional.empty();
    }
  }
}
