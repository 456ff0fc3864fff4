package org.palier.engine.web;

import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.Operation.Parameter;

/** Whether requests fit one operation of the contract. */
final class RequestCheck {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9]\\d{0,17}");
  private static final String JSON = "application/json";
  private static final int MOST_TOLD = 10;

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

  private final Operation operation;

  RequestCheck(Operation operation) {
    this.operation = operation;
  }

  /** @throws Misfit when it does not fit; {@link Refused} when the body is of another media type */
  Checked check(RoutingContext context) {
    var values = HashMap.<String, Object>newHashMap(operation.parameters().size());
    for (var parameter : operation.parameters()) {
      var text = text(context, parameter);
      if (text == null && parameter.required()) throw new Misfit(List.of(parameter.name() + ": missing"));
      if (text != null) values.put(parameter.name(), value(parameter, text));
    }
    if (operation.bytes() && !is(Contract.BYTES, context.request().getHeader("Content-Type"))) throw new Refused(Reason.UNSUPPORTED_MEDIA_TYPE);
    return new Checked(values, operation.body().flatMap(schema -> body(context, schema)));
  }

  private static String text(RoutingContext context, Parameter parameter) {
    return switch (parameter.in()) {
      case PATH -> context.pathParam(parameter.name());
      case HEADER -> context.request().getHeader(parameter.name());
      case QUERY -> context.queryParams().get(parameter.name());
    };
  }

  private static Object value(Parameter parameter, String text) {
    if (parameter.number() && !WHOLE_NUMBER.matcher(text).matches()) throw new Misfit(List.of(parameter.name() + ": not a whole number"));
    var value = parameter.number() ? (Object) Long.valueOf(text) : text;
    var wrong = parameter.schema().misfits(value);
    if (!wrong.isEmpty()) throw new Misfit(wrong.stream().map(what -> parameter.name() + what).toList());
    return value;
  }

  private Optional<Object> body(RoutingContext context, Schema schema) {
    var type = context.request().getHeader("Content-Type");
    // Asked first: of a form there is no body to be seen here.
    if (type != null && !is(JSON, type)) throw new Refused(Reason.UNSUPPORTED_MEDIA_TYPE);
    var buffer = context.body().buffer();
    if (buffer == null || buffer.length() == 0) {
      if (operation.bodyRequired()) throw new Misfit(List.of("the body is missing"));
      return Optional.empty();
    }
    if (type == null) throw new Refused(Reason.UNSUPPORTED_MEDIA_TYPE);
    var value = Json.decodeValue(buffer);
    var wrong = schema.misfits(value);
    if (!wrong.isEmpty()) throw new Misfit(wrong.stream().limit(MOST_TOLD).toList());
    return Optional.of(value);
  }

  /** With or without parameters such as the character set. */
  private static boolean is(String wanted, String contentType) {
    if (contentType == null) return false;
    int end = contentType.indexOf(';');
    return wanted.equalsIgnoreCase((end < 0 ? contentType : contentType.substring(0, end)).strip());
  }
}
