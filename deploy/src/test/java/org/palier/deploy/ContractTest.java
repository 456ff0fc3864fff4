package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palier.deploy.store.Outcome;
import org.palier.engine.web.Contract;

/** The contract as others read it. */
class ContractTest {
  @Test void it_is_an_openapi_document_with_the_operations_that_are_served() {
    var vertx = Vertx.vertx();
    try {
      var document = WebVerticle.contractDocument();
      // This reader of OpenAPI knows no relative server, no application/problem+json and no application/pdf.
      var readable = document.copy();
      readable.getJsonArray("servers").getJsonObject(0).put("url", "http://localhost");
      for (var unknown : java.util.List.of("Problem", "Pdf")) readable.getJsonObject("components").getJsonObject("responses").getJsonObject(unknown).put("content", new JsonObject());
      var read = Outcome.of(OpenAPIContract.from(vertx, readable));
      assertEquals(read.operations().stream().map(Operation::getOperationId).collect(Collectors.toSet()), Contract.of(document).operations().keySet());
    } finally {
      Outcome.of(vertx.close());
    }
  }

  @Test void a_contract_that_asks_for_something_unchecked_is_not_served() {
    var document = WebVerticle.contractDocument();
    document.getJsonObject("components").getJsonObject("schemas").getJsonObject("Response").put("oneOf", new io.vertx.core.json.JsonArray());
    var refused = assertThrows(IllegalStateException.class, () -> Contract.of(document));
    assertTrue(refused.getMessage().contains("saveResponse") && refused.getMessage().contains("oneOf"), refused.getMessage());
  }
}
