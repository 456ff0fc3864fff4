package org.palier.engine.sitting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.vertx.core.buffer.Buffer;
import org.palier.engine.json.Json;

/** Events as stored: JSON, {@code type} first. */
final class SittingCodec {
  private static final ObjectWriter WRITER = Json.MAPPER.writerFor(SittingEvent.class);
  private static final ObjectReader READER = Json.MAPPER.readerFor(SittingEvent.class);

  private SittingCodec() {}

  static Buffer encode(SittingEvent event) {
    try {
      return Buffer.buffer(WRITER.writeValueAsBytes(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event not writable", e);
    }
  }

  /** @throws IllegalStateException when it is no event: the log is damaged */
  static SittingEvent decode(Buffer body) {
    try {
      SittingEvent event = READER.readValue(body.getBytes());
      if (event == null) throw new IllegalStateException("event not readable: null");
      return event;
    } catch (java.io.IOException e) {
      throw new IllegalStateException("event not readable", e);
    }
  }
}
