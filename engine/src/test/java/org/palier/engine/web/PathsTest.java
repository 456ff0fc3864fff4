package org.palier.engine.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Refused;

class PathsTest {
  private final Paths<String> paths = new Paths<>();

  PathsTest() {
    paths.put("/api/sittings/{sitting}", "sitting");
    paths.put("/api/sittings/{id}/items/{item}", "item");
    paths.put("/api/sittings/last", "last");
    paths.put("/api/sittings/{sitting}/start", "start");
    paths.put("/openapi.json", "contract");
  }

  @Test void a_path_leads_to_what_stands_there_with_its_parameters_under_the_names_of_that_path() {
    assertEquals(found("sitting", Map.of("sitting", "s-1")), paths.find("/api/sittings/s-1"));
    assertEquals(found("item", Map.of("id", "s-1", "item", "7")), paths.find("/api/sittings/s-1/items/7"));
    assertEquals(found("contract", Map.of()), paths.find("/openapi.json"));
  }

  @Test void what_is_written_out_goes_before_a_parameter_which_is_tried_when_it_leads_nowhere() {
    assertEquals(found("last", Map.of()), paths.find("/api/sittings/last"));
    assertEquals(found("start", Map.of("sitting", "last")), paths.find("/api/sittings/last/start"));
  }

  @Test void nothing_stands_at_a_longer_or_shorter_path_or_at_an_empty_part() {
    for (var path : new String[] {"", "/", "api", "/api", "/api/", "/api/sittings", "/api/sittings/", "/api/sittings/s-1/", "/api/sittings//start", "/api/sittings/s-1/stop", "/openapi.json/x", "/OPENAPI.json"})
      assertEquals(Optional.empty(), paths.find(path), path);
  }

  @Test void parameters_are_decoded_once_and_a_plus_is_a_plus() {
    assertEquals(found("sitting", Map.of("sitting", "a b/c+é%20")), paths.find("/api/sittings/a%20b%2Fc+%C3%A9%2520"));
    assertThrows(Refused.class, () -> paths.find("/api/sittings/%zz"));
  }

  @Test void nothing_stands_where_something_does() {
    assertThrows(IllegalStateException.class, () -> paths.put("/api/sittings/{other}", "again"));
  }

  private static Optional<Paths.Found<String>> found(String there, Map<String, String> parameters) {
    return Optional.of(new Paths.Found<>(there, parameters));
  }
}
