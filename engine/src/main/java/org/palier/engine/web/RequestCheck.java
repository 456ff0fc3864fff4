package org.palier.engine.web;

import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * Whether requests fit one operation of the contract. Each schema's validator is made once, at start: vertx-openapi makes them again for
 * every request, which alone cost more than everything else a saved response needs, disk included.
 */
final class RequestCheck {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9]\\d{0,17}");
  private static final String JSON = "application/json";

  /** @param parameters by name, as {@code String} or {@code Long}; @param body decoded, empty when the operation takes none or none came */
  record Checked(Map<String, Object> parameters, Optional<Object> body) {}

  /** A request that does not fit. @param fields what is wrong, one text each */
  static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> fields;

    Misfit(List<String> fields) {
      super(fields.toString(), null, false, false);
      this.fields = fields;
    }

    List<String> fields() {
      return fields;
    }
  }

  private record Expected(String name, Location in, boolean required, boolean number, Validator validator) {}

  private final List<Expected> parameters;
  private final Optional<Validator> body;
  private final boolean bodyRequired;

  /** @throws IllegalStateException when the contract asks for something that is not checked here: nothing may pass unchecked */
  RequestCheck(Operation operation, SchemaRepository schemas) {
    parameters = operation.getParameters().stream().map(parameter -> expected(operation, parameter, schemas)).toList();
    var content = Optional.ofNullable(operation.getRequestBody()).map(required -> required.getContent());
    if (content.isPresent() && !content.get().keySet().equals(java.util.Set.of(JSON)))
      throw new IllegalStateException(operation.getOperationId() + ": a body of " + content.get().keySet() + " is not checked");
    body = content.map(types -> schemas.validator(types.get(JSON).getSchema()));
    bodyRequired = content.isPresent() && operation.getRequestBody().isRequired();
  }

  private static Expected expected(Operation operation, Parameter parameter, SchemaRepository schemas) {
    var type = parameter.getSchemaType();
    if (type != SchemaType.STRING && type != SchemaType.INTEGER || parameter.getIn() == Location.COOKIE)
      throw new IllegalStateException(operation.getOperationId() + ": parameter " + parameter.getName() + " is not checked");
    return new Expected(parameter.getName(), parameter.getIn(), parameter.isRequired(), type == SchemaType.INTEGER, schemas.validator(parameter.getSchema()));
  }

  /** @throws Misfit when it does not fit; {@link Refused} when the body is of another media type */
  Checked check(RoutingContext context) {
    var values = HashMap.<String, Object>newHashMap(parameters.size());
    for (var parameter : parameters) {
      var text = text(context, parameter);
      if (text == null && parameter.required()) throw new Misfit(List.of(parameter.name() + ": missing"));
      if (text != null) values.put(parameter.name(), value(parameter, text));
    }
    return new Checked(values, body.flatMap(validator -> body(context, validator)));
  }

  private static String text(RoutingContext context, Expected parameter) {
    return switch (parameter.in()) {
      case PATH -> context.pathParam(parameter.name());
      case HEADER -> context.request().getHeader(parameter.name());
      case QUERY -> context.queryParams().get(parameter.name());
      case COOKIE -> throw new IllegalStateException(parameter.name());
    };
  }

  private static Object value(Expected parameter, String text) {
    if (parameter.number() && !WHOLE_NUMBER.matcher(text).matches()) throw new Misfit(List.of(parameter.name() + ": not a whole number"));
    var value = parameter.number() ? (Object) Long.valueOf(text) : text;
    var result = parameter.validator().validate(value);
    if (!result.getValid()) throw new Misfit(leaves(result).stream().map(error -> parameter.name() + ": " + error).toList());
    return value;
  }

  private Optional<Object> body(RoutingContext context, Validator validator) {
    var type = context.request().getHeader("Content-Type");
    // Asked first: of a form there is no body to be seen here.
    if (type != null && !json(type)) throw new Refused(Reason.UNSUPPORTED_MEDIA_TYPE);
    var buffer = context.body().buffer();
    if (buffer == null || buffer.length() == 0) {
      if (bodyRequired) throw new Misfit(List.of("the body is missing"));
      return Optional.empty();
    }
    if (type == null) throw new Refused(Reason.UNSUPPORTED_MEDIA_TYPE);
    var value = Json.decodeValue(buffer);
    var result = validator.validate(value);
    if (!result.getValid()) throw new Misfit(leaves(result));
    return Optional.of(value);
  }

  /** With or without parameters such as the character set. */
  private static boolean json(String contentType) {
    int end = contentType.indexOf(';');
    return JSON.equalsIgnoreCase((end < 0 ? contentType : contentType.substring(0, end)).strip());
  }

  /** The deepest errors only: the outer ones merely repeat that something inside is wrong. */
  private static List<String> leaves(OutputUnit unit) {
    var all = Optional.ofNullable(unit.getErrors()).orElse(List.of());
    return all.stream()
        .filter(error -> all.stream().noneMatch(other -> other != error && other.getInstanceLocation().startsWith(error.getInstanceLocation() + "/")))
        .map(error -> error.getInstanceLocation() + ": " + error.getError()).distinct().limit(10).toList();
  }
}
