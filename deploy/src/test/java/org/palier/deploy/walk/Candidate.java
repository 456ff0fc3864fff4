package org.palier.deploy.walk;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.palier.engine.refusal.Reason;

/** A candidate with a browser. */
record Candidate(House house, Visitor visitor, String email) {
  /** Signs in with a new code; the old session may be over. */
  void signInAgain() {
    house.time.pass(Duration.ofMinutes(4));
    visitor.post("/api/sign-in/code", new JsonObject().put("email", email)).ok();
    visitor.post("/api/sign-in/code/confirm", new JsonObject().put("email", email).put("code", house.lastCode(email))).ok();
  }

  /** @return the exam session's id */
  String comeByInvitation() {
    return visitor.post("/api/sign-in/invitation", new JsonObject().put("token", house.lastInvitation(email))).ok().text("examSession");
  }

  JsonObject enrolment() {
    return visitor.get("/api/my/path").ok().list("enrolments").getFirst();
  }

  /** A step of my path by its printed code. */
  JsonObject step(String code) {
    return Answer.objects(enrolment().getJsonArray("steps")).filter(step -> step.getString("code").equals(code)).findFirst().orElseThrow();
  }

  Answer begin(String test) {
    return visitor.post("/api/my/tests", new JsonObject().put("enrolment", enrolment().getString("id")).put("test", test));
  }

  Window beginEntryTest() {
    return window(begin("entry-test").ok().text("sitting")).opened();
  }

  Answer door(String examSession) {
    return visitor.get("/api/my/exam-sessions/" + examSession);
  }

  /** The window in which the test of this exam session is sat; not started. */
  Window windowAt(String examSession) {
    return window(door(examSession).ok().text("sitting"));
  }

  Window window(String sitting) {
    return new Window(house, visitor, sitting);
  }

  /** Sits a whole paper of the entry test or of a session's test. @param right how many items, the first ones, are answered rightly */
  Window sits(Window window, int right) {
    for (int item = 1; item <= right; item++) window.answerRightly(item).ok();
    window.submit().ok();
    return window;
  }

  void mayNotBegin(String test, Reason reason) {
    begin(test).refused(reason);
  }
}
