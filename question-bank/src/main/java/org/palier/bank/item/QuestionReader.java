package org.palier.bank.item;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.palier.bank.source.Fields;
import org.palier.bank.source.Node;
import org.palier.bank.source.Problems;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Option;
import org.palier.engine.content.Response;
import org.palier.engine.content.ResponseProcessing;

/**
 * Reads the part of an item that depends on its kind. Beyond what the records refuse: a key that leaves a source or gap open,
 * uses a target twice or chooses nothing, and two options that read the same, since no candidate could tell them apart.
 */
final class QuestionReader {
  private final Fields fields;
  private final Problems problems;
  private final int keyLine;

  QuestionReader(Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
    this.keyLine = fields.line("key");
  }

  /** Empty, with a problem added, when nothing can be made of it. */
  Optional<Question> read(String kind, int kindLine) {
    return switch (kind) {
      case Kinds.SINGLE_CHOICE -> question(() -> new Interaction.SingleChoice(options("options")), () -> new Response.SingleChoice(fields.text("key")));
      case Kinds.MULTIPLE_CHOICE -> question(() -> new Interaction.MultipleChoice(options("options")), () -> new Response.MultipleChoice(keys()));
      case Kinds.ORDER -> question(() -> new Interaction.Order(options("options")), () -> new Response.Order(keys()));
      case Kinds.MATCH -> question(() -> new Interaction.Match(options("sources"), options("targets")), () -> new Response.Match(fields.pairs("key")));
      case Kinds.INLINE_CHOICE -> question(() -> new Interaction.InlineChoice(fields.text("text"), gaps()), () -> new Response.InlineChoice(fields.pairs("key")));
      case Kinds.NUMERIC -> question(() -> new Interaction.Numeric(unit()), () -> new Response.Numeric(fields.text("key")));
      default -> {
        problems.add(kindLine, "no kind of item is called " + kind);
        yield Optional.empty();
      }
    };
  }

  private Optional<Question> question(Supplier<Interaction> asked, Supplier<Response> answered) {
    int before = problems.count();
    var interaction = made(fields.line(), asked);
    var key = made(keyLine, answered);
    if (problems.count() > before) return Optional.empty();
    var question = new Question(interaction.orElseThrow(), key.orElseThrow());
    question.fault().ifPresent(fault -> problems.add(keyLine, fault));
    return Optional.of(question);
  }

  private <T> Optional<T> made(int line, Supplier<T> supplier) {
    try {
      return Optional.of(supplier.get());
    } catch (IllegalArgumentException refused) {
      problems.add(line, refused.getMessage());
      return Optional.empty();
    }
  }

  private List<Option> options(String name) {
    return options(name, fields.list(name));
  }

  private List<Option> options(String name, List<Node> nodes) {
    var options = new ArrayList<Option>();
    var texts = new HashSet<String>();
    for (var node : nodes) {
      var option = new Fields(node, "an option", problems);
      var id = option.text("id");
      var text = option.text("text");
      boolean fixed = option.flag("fixed");
      option.end();
      if (!texts.add(text.strip()) && !text.isEmpty()) problems.add(node.line(), "two " + name + " read " + text);
      if (!id.isEmpty() && !text.isEmpty()) made(node.line(), () -> new Option(id, text, fixed)).ifPresent(options::add);
    }
    return options;
  }

  private Map<String, List<Option>> gaps() {
    var gaps = new LinkedHashMap<String, List<Option>>();
    for (var gap : fields.entries("gaps")) {
      if (gap.value() instanceof Node.Sequence sequence) gaps.put(gap.name(), options("options of " + gap.name(), sequence.entries()));
      else problems.add(gap.line(), "the gap " + gap.name() + " must list its options");
    }
    return gaps;
  }

  private List<String> keys() {
    return fields.texts("key");
  }

  private String unit() {
    int line = fields.line("unit");
    var unit = fields.optionalText("unit");
    if (unit.isEmpty()) problems.add(line, "a numeric item needs the field unit (\"\" for none)");
    return unit.orElse("");
  }

  /** What is asked and its key. */
  record Question(Interaction interaction, Response key) {
    /** What is wrong with the key, if anything. */
    Optional<String> fault() {
      if (!interaction.accepts(key)) return Optional.of("the key does not fit the options");
      return Optional.ofNullable(switch (key) {
        case Response.MultipleChoice some when some.options().isEmpty() -> "the key chooses nothing";
        case Response.Match match when match.pairs().size() < ((Interaction.Match) interaction).sources().size() -> "the key leaves a source open";
        case Response.Match match when new HashSet<>(match.pairs().values()).size() < match.pairs().size() -> "the key uses a target twice";
        case Response.InlineChoice inline when inline.gaps().size() < ((Interaction.InlineChoice) interaction).gaps().size() -> "the key leaves a gap open";
        case Response.Numeric number when ResponseProcessing.number(number.text()).isEmpty() -> "the key is no number: " + number.text();
        default -> null;
      });
    }
  }
}
