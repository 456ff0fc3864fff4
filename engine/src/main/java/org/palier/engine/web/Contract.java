package org.palier.engine.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Map;

/**
 * The API's contract (OpenAPI 3.1): published whole, and read by the validator without what the validator cannot read.
 *
 * @param published what {@code /openapi.json} answers
 * @param checked   what requests are checked against: the same, without problem+json responses
 */
public record Contract(JsonObject published, OpenAPIContract checked) {
  /** @param document the contract as written; its server is relative, so that it is right wherever it is read */
  public static Future<Contract> load(Vertx vertx, JsonObject document) {
    var reduced = document.copy();
    reduced.getJsonArray("servers").getJsonObject(0).put("url", "http://localhost");
    reduced.getJsonObject("components").getJsonObject("responses").getJsonObject("Problem").put("content", new JsonObject());
    return OpenAPIContract.from(vertx, reduced).map(checked -> new Contract(document, checked));
  }

  static String routePath(String contractPath) {
    return contractPath.replaceAll("\\{(\\w+)}", ":$1");
  }

  Map<String, io.vertx.openapi.contract.Operation> operations() {
    var byId = new java.util.LinkedHashMap<String, io.vertx.openapi.contract.Operation>();
    for (var path : published.getJsonObject("paths").fieldNames())
      for (var method : published.getJsonObject("paths").getJsonObject(path).fieldNames()) {
        var id = published.getJsonObject("paths").getJsonObject(path).getJsonObject(method).getString("operationId");
        byId.put(id, checked.operation(id));
      }
    return byId;
  }
}
