package org.palier.bank.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.bank.source.BankCorrupt;
import org.palier.bank.source.Fields;
import org.palier.bank.source.Problem;
import org.palier.bank.source.Problems;
import org.palier.bank.source.SourceFile;
import org.palier.bank.source.Tree;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Item;
import org.palier.engine.content.Option;
import org.palier.engine.content.Response;

/**
 * The canonical writing of a bank: JSON without spaces, the fields of {@code FORMAT.md} in one fixed order, themes and items sorted.
 * Written by hand: a version must not depend on how a library happens to write records.
 */
final class Snapshot {
  static final String FORMAT = "palier-bank@1";
  private static final String NAME = "snapshot";
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private Snapshot(JsonGenerator json) {
    this.json = json;
  }

  static byte[] write(ItemBank bank) {
    var bytes = new ByteArrayOutputStream(bank.items().size() * 1024);
    try (var json = JSON.createGenerator(bytes)) {
      new Snapshot(json).bank(bank);
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  static ItemBank read(byte[] bytes) {
    var problems = new Problems(NAME);
    var found = new ArrayList<FoundItem>();
    Tree.json(new SourceFile(NAME, bytes), LARGEST, problems).ifPresent(root -> {
      var fields = new Fields(root, "the snapshot", problems);
      if (!FORMAT.equals(fields.text("format"))) problems.add(1, "not a snapshot in the format " + FORMAT);
      for (var theme : fields.list("themes")) found.addAll(ThemeReader.read(theme, Optional.empty(), problems));
      fields.end();
    });
    var bank = BankLoader.bank(found, true, problems.found());
    if (!Arrays.equals(bank.snapshot(), bytes)) throw new BankCorrupt(List.of(new Problem(NAME, 0, "", "not written as snapshots are")));
    return bank;
  }

  private void bank(ItemBank bank) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeArrayFieldStart("themes");
    for (var theme : bank.themes()) {
      json.writeStartObject();
      json.writeStringField("theme", theme);
      json.writeArrayFieldStart("items");
      for (var item : bank.items()) if (item.theme().equals(theme)) item(item);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void item(Item item) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", item.ref().id());
    json.writeNumberField("version", item.ref().version());
    json.writeNumberField("level", item.level());
    number("facility", item.facility());
    json.writeStringField("kind", Kinds.of(item.interaction()));
    json.writeStringField("prompt", item.prompt());
    interaction(item.interaction());
    key(item.key());
    if (item.interaction() instanceof Interaction.Numeric) number("tolerance", item.tolerance());
    json.writeStringField("rationale", item.rationale());
    json.writeStringField("fact", item.fact());
    if (item.asOf().isPresent()) json.writeStringField("asOf", item.asOf().get());
    strings("enemies", item.enemies());
    json.writeEndObject();
  }

  private void interaction(Interaction interaction) throws IOException {
    switch (interaction) {
      case Interaction.SingleChoice choice -> options("options", choice.options());
      case Interaction.MultipleChoice choice -> options("options", choice.options());
      case Interaction.Order order -> options("options", order.options());
      case Interaction.Match match -> {
        options("sources", match.sources());
        options("targets", match.targets());
      }
      case Interaction.InlineChoice inline -> {
        json.writeStringField("text", inline.text());
        json.writeObjectFieldStart("gaps");
        for (var gap : inline.gaps().entrySet()) options(gap.getKey(), gap.getValue());
        json.writeEndObject();
      }
      case Interaction.Numeric numeric -> json.writeStringField("unit", numeric.unit());
    }
  }

  private void key(Response key) throws IOException {
    switch (key) {
      case Response.SingleChoice one -> json.writeStringField("key", one.option());
      case Response.MultipleChoice some -> strings("key", some.options());
      case Response.Order order -> strings("key", order.options());
      case Response.Match match -> pairs(match.pairs());
      case Response.InlineChoice inline -> pairs(inline.gaps());
      case Response.Numeric numeric -> json.writeStringField("key", numeric.text());
      case Response.Blank _ -> throw new IllegalStateException("an item without key");
    }
  }

  private void options(String name, List<Option> options) throws IOException {
    json.writeArrayFieldStart(name);
    for (var option : options) {
      json.writeStartObject();
      json.writeStringField("id", option.id());
      json.writeStringField("text", option.text());
      if (option.fixed()) json.writeBooleanField("fixed", true);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void strings(String name, List<String> strings) throws IOException {
    json.writeArrayFieldStart(name);
    for (var string : strings) json.writeString(string);
    json.writeEndArray();
  }

  private void pairs(Map<String, String> pairs) throws IOException {
    json.writeObjectFieldStart("key");
    for (var pair : new TreeMap<>(pairs).entrySet()) json.writeStringField(pair.getKey(), pair.getValue());
    json.writeEndObject();
  }

  /** The shortest decimal digits that name this number, no exponent. */
  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
  }
}
