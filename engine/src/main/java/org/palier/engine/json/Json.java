package org.palier.engine.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * Records to JSON and back, the same way everywhere: ISO instants, enum constants in kebab-case ({@code right-answers}),
 * absent optionals left out, unknown fields refused.
 */
public final class Json {
  public static final ObjectMapper MAPPER = configured(JsonMapper.builder()).build();

  private Json() {}

  /** A mapper for the YAML files that people write; made when asked, since serving never needs it again. */
  public static ObjectMapper yaml() {
    return configured(YAMLMapper.builder()).build();
  }

  private static <B extends MapperBuilder<?, B>> B configured(B builder) {
    return builder.addModule(new JavaTimeModule()).addModule(new Jdk8Module())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enumNamingStrategy(EnumNamingStrategies.KebabCaseStrategy.INSTANCE)
        .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT));
  }

  public static Buffer buffer(Object value) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable as JSON: " + value.getClass().getName(), e);
    }
  }

  public static JsonObject object(Object value) {
    return new JsonObject(buffer(value));
  }

  /** @throws MalformedJson when the text is not JSON, or is not of this type, or a constructor refused a value */
  public static <T> T read(Buffer buffer, Class<T> type) {
    return read(buffer.getBytes(), type);
  }

  /** @throws MalformedJson when a field is missing, unknown or of the wrong type, or a constructor refused a value */
  public static <T> T read(JsonObject object, Class<T> type) {
    return read(object.toBuffer(), type);
  }

  private static <T> T read(byte[] bytes, Class<T> type) {
    try {
      T value = MAPPER.readValue(bytes, type);
      if (value == null) throw new MalformedJson("null", null);
      return value;
    } catch (java.io.IOException e) {
      throw new MalformedJson(e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage(), e);
    }
  }

  /** Input that cannot be read as what it should be. */
  public static final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedJson(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static {
    MAPPER.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).maxStringLength(8_000_000).build());
  }
}
