package org.palier.bank.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads a file into {@link Node}s, token by token. */
public final class Tree {
  private static final int DEEPEST = 12;
  private static final JsonFactory YAML = new YAMLFactory();
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final Problems problems;

  private Tree(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The one document of a YAML file in UTF-8; empty, with at least one problem added, when there is none that can be read. */
  public static Optional<Node> yaml(SourceFile file, Problems problems) {
    return read(YAML, file, SourceFile.LARGEST, problems);
  }

  /** The same for JSON, {@code largest} bytes at most. */
  public static Optional<Node> json(SourceFile file, int largest, Problems problems) {
    return read(JSON, file, largest, problems);
  }

  private static Optional<Node> read(JsonFactory factory, SourceFile file, int largest, Problems problems) {
    int before = problems.count();
    try (var parser = factory.createParser(text(file, largest))) {
      var tree = new Tree(parser, problems);
      if (parser.nextToken() == null) throw new Unreadable(1, "the file is empty");
      var root = tree.node(1);
      if (parser.nextToken() != null) throw new Unreadable(tree.line(), "a second document in one file");
      return problems.count() == before ? Optional.of(root) : Optional.empty();
    } catch (Unreadable unreadable) {
      problems.add(unreadable.line, unreadable.getMessage());
    } catch (JsonProcessingException syntax) {
      problems.add(marked(syntax).map(yaml -> yaml.getProblemMark().getLine() + 1).orElse(line(syntax)),
          marked(syntax).map(yaml -> "not YAML: " + yaml.getProblem()).orElse(reason(syntax)));
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory failed", impossible);
    }
    return Optional.empty();
  }

  private static String text(SourceFile file, int largest) throws Unreadable {
    if (file.bytes().length > largest) throw new Unreadable(0, "larger than " + largest + " bytes");
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.bytes())).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw new Unreadable(0, "not UTF-8");
    }
  }

  private Node node(int depth) throws IOException, Unreadable {
    int line = line();
    if (depth > DEEPEST) throw new Unreadable(line, "nested deeper than " + DEEPEST + " levels");
    refuseReferences(line);
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line, depth);
      case START_ARRAY -> sequence(line, depth);
      case VALUE_NULL -> new Node.Scalar(line, "");
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(line, shown(line, parser.getText()));
      default -> throw new Unreadable(line, "neither a value, a list nor a group of fields");
    };
  }

  private Node mapping(int line, int depth) throws IOException, Unreadable {
    var entries = new ArrayList<Node.Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      int nameLine = line();
      parser.nextToken();
      entries.add(new Node.Entry(name, nameLine, node(depth + 1)));
    }
    return new Node.Mapping(line, entries);
  }

  private Node sequence(int line, int depth) throws IOException, Unreadable {
    var entries = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) entries.add(node(depth + 1));
    return new Node.Sequence(line, entries);
  }

  /** Only text that any screen, JSON writer and hash treats alike: no control character but line feed and tab, no half of a pair. */
  private String shown(int line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) i++;
      else if (Character.isSurrogate(c) || c < ' ' && c != '\n' && c != '\t' || c == 0x7f) {
        problems.add(line, "a character that is no text (U+%04X)".formatted((int) c));
        return "";
      }
    }
    return text;
  }

  /** A reference makes a file mean other than it reads, and a few of them can fill the memory. */
  private void refuseReferences(int line) throws IOException {
    if (!(parser instanceof YAMLParser yaml)) return;
    if (yaml.isCurrentAlias() || yaml.getObjectId() != null) problems.add(line, "anchors and aliases (& and *) are not allowed");
    if (yaml.getTypeId() != null) problems.add(line, "tags (!) are not allowed");
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static int line(JsonProcessingException syntax) {
    return Optional.ofNullable(syntax.getLocation()).map(JsonLocation::getLineNr).orElse(0);
  }

  private static String reason(JsonProcessingException syntax) {
    return "cannot be read: " + syntax.getOriginalMessage().lines().findFirst().orElse("syntax error");
  }

  /** What the YAML parser itself says: Jackson names the line of the last good token. */
  private static Optional<MarkedYAMLException> marked(JsonProcessingException syntax) {
    for (Throwable cause = syntax; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYAMLException yaml && yaml.getProblem() != null && yaml.getProblemMark() != null) return Optional.of(yaml);
    }
    return Optional.empty();
  }

  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    private Unreadable(int line, String text) {
      super(text, null, false, false);
      this.line = line;
    }
  }
}
