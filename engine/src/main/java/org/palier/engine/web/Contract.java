package org.palier.engine.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.web.Operation.Location;
import org.palier.engine.web.Operation.Parameter;

/**
 * The API's contract (OpenAPI 3.1), as published and as requests are checked against it.
 *
 * @param published  what {@code /openapi.json} answers
 * @param operations by identifier, in the order of the document
 */
public record Contract(JsonObject published, Map<String, Operation> operations) {
  private static final String JSON = "application/json";
  static final String BYTES = "application/octet-stream";
  private static final Set<String> TYPES = Set.of("string", "integer");

  /** @throws IllegalStateException when the contract asks for something that is not checked: nothing may pass unchecked */
  public static Contract of(JsonObject document) {
    var operations = new LinkedHashMap<String, Operation>();
    var paths = document.getJsonObject("paths");
    for (var path : paths.fieldNames())
      for (var method : paths.getJsonObject(path).fieldNames()) {
        var operation = operation(document, method, path);
        if (operations.put(operation.id(), operation) != null) throw new IllegalStateException("two operations are called " + operation.id());
      }
    return new Contract(document, operations);
  }

  private static Operation operation(JsonObject document, String method, String path) {
    var written = document.getJsonObject("paths").getJsonObject(path).getJsonObject(method);
    var id = written.getString("operationId");
    try {
      var parameters = objects(written, "parameters").stream().map(parameter -> parameter(document, parameter)).toList();
      var body = Optional.ofNullable(written.getJsonObject("requestBody")).map(reference -> resolved(document, reference));
      boolean bytes = body.filter(content -> content.getJsonObject("content").fieldNames().equals(Set.of(BYTES))).isPresent();
      return new Operation(id, HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path, parameters,
          body.filter(_ -> !bytes).map(content -> schema(document, content)), body.map(content -> content.getBoolean("required", false)).orElse(false), bytes);
    } catch (RuntimeException unchecked) {
      throw new IllegalStateException("the contract's operation " + id + " cannot be checked: " + unchecked.getMessage(), unchecked);
    }
  }

  private static Parameter parameter(JsonObject document, JsonObject reference) {
    var written = resolved(document, reference);
    var schema = resolved(document, written.getJsonObject("schema"));
    if (!TYPES.contains(schema.getString("type"))) throw new IllegalStateException("parameter " + written.getString("name") + " is neither text nor whole number");
    return new Parameter(written.getString("name"), Location.valueOf(written.getString("in").toUpperCase(Locale.ROOT)), written.getBoolean("required", false),
        schema.getString("type").equals("integer"), Schema.of(schema, inner -> resolved(document, inner)));
  }

  private static Schema schema(JsonObject document, JsonObject body) {
    var content = body.getJsonObject("content");
    if (!content.fieldNames().equals(Set.of(JSON))) throw new IllegalStateException("a body of " + content.fieldNames());
    return Schema.of(content.getJsonObject(JSON).getJsonObject("schema"), reference -> resolved(document, reference));
  }

  private static List<JsonObject> objects(JsonObject in, String name) {
    return in.containsKey(name) ? in.getJsonArray(name).stream().map(JsonObject.class::cast).toList() : List.of();
  }

  /** What a {@code $ref} points to within the document; anything else is itself. */
  private static JsonObject resolved(JsonObject document, JsonObject reference) {
    var pointer = reference.getString("$ref");
    if (pointer == null) return reference;
    if (!pointer.startsWith("#/")) throw new IllegalStateException("the reference " + pointer + " leaves the document");
    var found = document;
    for (var step : pointer.substring(2).split("/")) found = found.getJsonObject(step);
    return resolved(document, found);
  }
}
