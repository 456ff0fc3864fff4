package org.palier.engine.certification;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palier.engine.json.Json;

/** Reads files and gathers what is wrong with them, so that one run tells everything. Absent lists are empty; anything else absent is refused. */
final class CertificationReader {
  /** Resources cannot be listed inside an archive, so an index names them. */
  private static final String SHIPPED = "/certifications/", INDEX = "index.txt";
  private static final int MOST_BYTES = 1_000_000, MOST_FILES = 200;

  private final ObjectMapper yaml = Json.yaml().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
  private final Map<String, Certification> read = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  CertificationReader() {
    for (var type : List.of(List.class, Map.class)) yaml.configOverride(type).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  CertificationReader shipped() {
    open(INDEX, () -> resource(INDEX)).ifPresent(index -> {
      for (var name : new String(index, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList())
        open(name, () -> resource(name)).ifPresent(bytes -> add(name, bytes));
    });
    return this;
  }

  CertificationReader folder(Path folder) {
    try (var listed = Files.list(folder)) {
      var files = listed.filter(file -> file.getFileName().toString().endsWith(".yaml")).sorted().limit(MOST_FILES + 1L).toList();
      if (files.size() > MOST_FILES) problems.add(folder + ": more than " + MOST_FILES + " files");
      else for (var file : files) {
        var name = file.getFileName().toString();
        open(name, () -> Files.newInputStream(file)).ifPresent(bytes -> add(name, bytes));
      }
    } catch (IOException e) {
      problems.add(folder + ": cannot be read as a folder");
    }
    return this;
  }

  Certifications done() {
    if (!problems.isEmpty()) throw new Certifications.Unreadable(problems);
    return new Certifications(List.copyOf(read.values()));
  }

  private void add(String name, byte[] bytes) {
    try {
      var certification = yaml.readValue(bytes, Certification.class);
      for (var problem : CertificationCheck.problems(certification)) problems.add(name + ": " + problem);
      if (read.putIfAbsent(certification.reference(), certification) != null)
        problems.add(name + ": " + certification.reference() + " is in another file already");
    } catch (IOException e) {
      problems.add(name + ": " + (e instanceof JsonProcessingException shape ? whereAndWhy(shape) : "cannot be read"));
    }
  }

  /** One line: which line of the file, which element, what is wrong. */
  private static String whereAndWhy(JsonProcessingException e) {
    var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
    var element = e instanceof JsonMappingException mapping ? mapping.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
        .collect(Collectors.joining()).replaceFirst("^\\.", "") : "";
    var why = e.getCause() instanceof IllegalArgumentException refused ? refused.getMessage() : e.getOriginalMessage();
    return line + (element.isEmpty() ? "" : element + ": ") + why.lines().findFirst().orElse("");
  }

  private interface Source {
    InputStream open() throws IOException;
  }

  private Optional<byte[]> open(String name, Source source) {
    try (var in = source.open()) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length <= MOST_BYTES) return Optional.of(bytes);
      problems.add(name + ": larger than " + MOST_BYTES + " bytes");
    } catch (IOException e) {
      problems.add(name + ": cannot be read");
    }
    return Optional.empty();
  }

  private static InputStream resource(String name) throws IOException {
    var in = Certifications.class.getResourceAsStream(SHIPPED + name);
    if (in == null) throw new IOException("no resource " + name);
    return in;
  }
}
