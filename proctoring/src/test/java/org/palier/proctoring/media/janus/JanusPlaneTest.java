package org.palier.proctoring.media.janus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palier.proctoring.media.MediaConfig;
import org.palier.proctoring.media.MediaMessage;
import org.palier.proctoring.media.MediaState;
import org.palier.proctoring.media.Member;
import org.palier.proctoring.media.Member.Side;
import org.palier.proctoring.media.Secret;
import org.palier.proctoring.media.Signal;
import org.palier.proctoring.media.Signal.Description;
import org.palier.proctoring.media.Want;
import org.palier.proctoring.media.Want.Level;

/** What a browser sees of a media server that misbehaves; what a real one does is in {@code JanusTest}. */
@Timeout(60)
class JanusPlaneTest {
  private static final String SECRET = "a-very-long-secret-indeed";
  private static final Member CANDIDATE = new Member("room", "s-1", Side.CANDIDATE);
  private static final Member PROCTOR = new Member("room", "p-1", Side.STAFF);
  private static final Member MEDIA = Member.media("room");

  private record Said(Member to, Member from, MediaMessage message) {}

  private final List<Said> said = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private FakeJanus janus;
  private JanusPlane plane;

  @BeforeEach void begin() {
    vertx = Vertx.vertx();
    janus = new FakeJanus(vertx, SECRET);
    plane = plane(SECRET);
    until(() -> plane.available("room"));
  }

  private JanusPlane plane(String secret) {
    return new JanusPlane(vertx, new MediaConfig.Janus(List.of(janus.address()), new Secret(secret)), (to, from, message) -> {
          said.add(new Said(to, from, message));
          return Future.succeededFuture();
        },
        new JanusNode.Patience(400, 200, 300));
  }

  @AfterEach void end() {
    plane.close().await();
    vertx.close().await();
  }

  // What the browsers do

  private void published() {
    offer(CANDIDATE, "publish", 1, 1);
    until(() -> answers(CANDIDATE).size() == 1);
  }

  private void watched() {
    published();
    plane.accept(PROCTOR, CANDIDATE, want(0, Level.THUMBNAIL));
    until(() -> offers(PROCTOR).size() == 1);
    answer(PROCTOR, 1, 1);
    until(() -> janus.asked("start") == 1);
  }

  private static Want want(int gen, Level camera) {
    return new Want("tile", gen, camera, Level.OFF, false, false, false);
  }

  private static Want nothing(int gen) {
    return new Want("publish", gen, Level.OFF, Level.OFF, false, false, false);
  }

  private void offer(Member from, String pc, int gen, int number) {
    plane.accept(from, MEDIA, Signal.of(pc, gen, new Description(Description.Type.OFFER, "v=0 offer", number)));
  }

  /** The first one of a connection of this name. */
  private void offer(Member from, int gen, String origin) {
    plane.accept(from, MEDIA, Signal.of("publish", gen, new Description(Description.Type.OFFER, "v=0\r\no=- " + origin + " 2 IN IP4 127.0.0.1\r\n", 1)));
  }

  private void answer(Member from, int gen, int number) {
    plane.accept(from, MEDIA, Signal.of("tile", gen, new Description(Description.Type.ANSWER, "v=0 answer", number)));
  }

  @Test void a_candidate_is_asked_to_publish_and_answered_and_who_watches_gets_an_offer() {
    watched();
    assertEquals(List.of(new Description(Description.Type.ANSWER, "v=0 answer", 1)), answers(CANDIDATE));
    assertEquals(List.of(new Description(Description.Type.OFFER, "v=0 offer", 1)), offers(PROCTOR));
    assertTrue(said.contains(new Said(CANDIDATE, PROCTOR, want(0, Level.THUMBNAIL).of("publish", 1))), "the candidate learns who wants what");
  }

  @Test void who_is_wanted_learns_where_his_page_is_to_begin_so_that_a_new_one_makes_its_connection_once() {
    plane.accept(PROCTOR, CANDIDATE, want(0, Level.THUMBNAIL));
    until(() -> said.contains(new Said(CANDIDATE, PROCTOR, want(0, Level.THUMBNAIL).of("publish", 0))));
    offer(CANDIDATE, 3, "former");
    until(() -> answers(CANDIDATE).size() == 1);
    plane.accept(PROCTOR, CANDIDATE, want(0, Level.THUMBNAIL));
    until(() -> said.contains(new Said(CANDIDATE, PROCTOR, want(0, Level.THUMBNAIL).of("publish", 3))));
    offer(CANDIDATE, 4, "new");
    until(() -> answers(CANDIDATE).size() == 2);
    assertEquals(List.of(), wants(CANDIDATE).stream().filter(want -> want.gen() > 4).toList(), "nothing is asked for anew");
  }

  @Test void the_focus_is_a_layer_of_the_same_subscription() {
    watched();
    until(() -> layer() == 0);
    plane.accept(PROCTOR, CANDIDATE, want(1, Level.FOCUS));
    until(() -> layer() == 1);
    assertEquals(1, offers(PROCTOR).size());
  }

  @Test void who_may_see_no_more_is_cut_off_at_once_and_who_may_hear_no_more_hears_nothing() {
    watched();
    plane.accept(PROCTOR, CANDIDATE, new Want("tile", 1, Level.THUMBNAIL, Level.OFF, true, false, false));
    until(() -> sound());
    plane.revoke(PROCTOR, Optional.of(CANDIDATE));
    until(() -> !sound());
    assertEquals(0, janus.asked("detach"));
    plane.revoke(new Member("room", "p-2", Side.STAFF), Optional.empty());
    plane.revoke(PROCTOR, Optional.empty());
    until(() -> janus.asked("detach") == 1);
  }

  @Test void an_offer_said_again_gets_the_same_answer_and_nothing_is_done_twice() {
    published();
    offer(CANDIDATE, "publish", 1, 1);
    until(() -> answers(CANDIDATE).size() == 2);
    assertEquals(1, janus.asked("publish"));
  }

  @Test void words_of_an_older_generation_are_dropped() {
    published();
    offer(CANDIDATE, "publish", 2, 1);
    until(() -> answers(CANDIDATE).size() == 2);
    offer(CANDIDATE, "publish", 1, 2);
    answer(CANDIDATE, 2, 1);
    pause(300);
    assertEquals(List.of(2, 2L), List.of(answers(CANDIDATE).size(), janus.asked("publish")));
  }

  @Test void an_offer_that_comes_late_is_dropped_and_a_new_one_is_a_renegotiation() {
    published();
    offer(CANDIDATE, "publish", 1, 2);
    until(() -> answers(CANDIDATE).size() == 2);
    offer(CANDIDATE, "publish", 1, 1);
    pause(300);
    assertEquals(List.of(1, 2), answers(CANDIDATE).stream().map(Description::number).toList());
    assertEquals(List.of(1L, 1L), List.of(janus.asked("publish"), janus.asked("configure")));
  }

  @Test void an_offer_about_a_connection_that_is_lost_here_is_answered_by_asking_for_a_new_one() {
    offer(CANDIDATE, "publish", 4, 3);
    until(() -> wants(CANDIDATE).contains(nothing(5)));
    assertEquals(0, janus.asked("publish"));
  }

  @Test void a_page_that_is_new_counts_from_its_own_beginning_and_is_asked_to_begin_above_the_former_one() {
    offer(CANDIDATE, 3, "former");
    until(() -> answers(CANDIDATE).size() == 1);
    for (int gen : List.of(1, 3)) {
      said.clear();
      offer(CANDIDATE, gen, "new" + gen);
      until(() -> wants(CANDIDATE).contains(nothing(4)));
    }
    assertEquals(0, answers(CANDIDATE).size(), "the former page's answer is not for the new one");
    offer(CANDIDATE, 4, "new");
    until(() -> answers(CANDIDATE).size() == 1);
    said.clear();
    offer(CANDIDATE, 3, "former");
    pause(300);
    assertEquals(List.of(), said, "late words of the former page say nothing");
  }

  @Test void who_leaves_is_forgotten_and_the_last_one_takes_the_room_down() {
    plane.accept(PROCTOR, CANDIDATE, want(0, Level.THUMBNAIL));
    until(() -> janus.observer != 0);
    plane.accept(PROCTOR, CANDIDATE, new Want("tile", 0, Level.OFF, Level.OFF, false, false, true));
    until(() -> janus.asked("destroy") == 1);
  }

  @Test void transport_that_is_lost_for_good_is_replaced_on_both_sides() {
    watched();
    for (var handle : List.of("publish", "start"))
      janus.say(new JsonObject().put("janus", "hangup").put("sender", janus.handle(handle)).encode());
    until(() -> wants(CANDIDATE).contains(nothing(2)));
    offer(CANDIDATE, "publish", 2, 1);
    until(() -> answers(CANDIDATE).size() == 2 && offers(PROCTOR).size() == 2);
  }

  @Test void an_offer_of_a_watcher_asks_for_new_transport_and_ours_stands() {
    watched();
    offer(PROCTOR, "tile", 1, 1);
    until(() -> offers(PROCTOR).size() == 2);
    assertEquals(2, offers(PROCTOR).get(1).number());
    assertEquals(0, answers(PROCTOR).size());
  }

  @Test void an_unanswered_offer_is_said_again() {
    published();
    plane.accept(PROCTOR, CANDIDATE, want(0, Level.THUMBNAIL));
    until(() -> offers(PROCTOR).size() >= 2);
    assertEquals(offers(PROCTOR).get(0), offers(PROCTOR).get(1));
  }

  @Test void a_media_server_that_is_gone_is_told_of_and_everything_begins_anew_when_it_is_back() {
    watched();
    assertTrue(plane.available("room"));
    janus.stop();
    until(() -> states(PROCTOR).equals(List.of(false)) && states(CANDIDATE).equals(List.of(false)));
    assertFalse(plane.available("room"));
    said.clear();
    janus.observer = 0;
    janus.start();
    until(() -> states(CANDIDATE).equals(List.of(true)));
    until(() -> wants(CANDIDATE).contains(nothing(2)));
    offer(CANDIDATE, "publish", 2, 1);
    until(() -> offers(PROCTOR).size() == 1);
    assertEquals(2, said.stream().filter(one -> one.to().equals(PROCTOR) && one.message() instanceof Signal).map(one -> ((Signal) one.message()).gen()).findFirst().orElseThrow());
  }

  @Test void one_that_falls_silent_is_given_up_and_connected_to_again() {
    published();
    janus.silent = true;
    until(() -> states(CANDIDATE).equals(List.of(false)));
    janus.silent = false;
    until(() -> states(CANDIDATE).equals(List.of(false, true)));
  }

  @Test void one_that_talks_nonsense_is_given_up_and_connected_to_again() {
    for (var nonsense : List.of("no JSON", "[]", "{\"janus\":\"event\",\"sender\":\"x\"}")) {
      until(() -> plane.available("room"));
      int before = janus.connections();
      janus.say(nonsense);
      until(() -> janus.connections() > before);
    }
  }

  @Test void a_wrong_secret_opens_nothing_and_is_tried_with_pauses() {
    janus.asked.clear();
    var other = plane("another-very-long-secret");
    other.accept(PROCTOR, CANDIDATE, want(0, Level.THUMBNAIL));
    pause(2_000);
    assertFalse(other.available("room"));
    long tries = janus.asked.stream().filter(one -> one.getString("apisecret").startsWith("another")).count();
    assertTrue(tries > 1 && tries < 60, "tries: " + tries);
    other.close().await();
  }

  @Test void the_room_is_closed_to_others_by_secret_tokens_and_private_ids() {
    watched();
    var create = body("create");
    assertEquals(List.of(true, true, 32, 1), List.of(create.getBoolean("is_private"), create.getBoolean("require_pvtid"), create.getString("secret").length(), create.getJsonArray("allowed").size()));
    for (var join : janus.asked.stream().map(one -> one.getJsonObject("body", new JsonObject())).filter(one -> "join".equals(one.getString("request"))).toList())
      assertTrue(join.containsKey("token") || Integer.valueOf(7).equals(join.getInteger("private_id")), join::encode);
    var admitted = janus.asked.stream().map(one -> one.getJsonObject("body", new JsonObject())).filter(one -> "add".equals(one.getString("action"))).map(one -> one.getJsonArray("allowed").getString(0)).toList();
    assertEquals(2, admitted.stream().distinct().count(), "our own token and the candidate's");
  }

  @Test void a_candidate_gets_no_others_tracks_by_asking() {
    watched();
    var other = new Member("room", "s-2", Side.CANDIDATE);
    assertFalse(plane.accept(other, CANDIDATE, want(0, Level.FOCUS)), "candidates want nothing of each other");
    assertTrue(plane.accept(other, PROCTOR, want(0, Level.FOCUS)));
    pause(1_500);
    assertEquals(List.of(), offers(other), "nobody speaks to him");
    assertFalse(plane.accept(PROCTOR, MEDIA, new MediaState(true)));
    assertFalse(plane.accept(PROCTOR, new Member("elsewhere", "s-1", Side.CANDIDATE), want(0, Level.FOCUS)));
  }

  @Test void connections_of_one_page_are_bounded() {
    published();
    for (int i = 0; i < 500; i++) plane.accept(PROCTOR, CANDIDATE, new Want("tile-" + i, 0, Level.THUMBNAIL, Level.OFF, false, false, false));
    pause(2_000);
    long subscribed = janus.asked.stream().filter(one -> "subscriber".equals(one.getJsonObject("body", new JsonObject()).getString("ptype"))).count();
    assertTrue(subscribed > 10 && subscribed <= 64, "subscriptions: " + subscribed);
  }

  // What they hear

  private List<Want> wants(Member to) {
    return said.stream().filter(one -> one.to().equals(to) && one.from().equals(MEDIA)).map(Said::message).filter(Want.class::isInstance).map(Want.class::cast).toList();
  }

  private List<Description> answers(Member to) {
    return descriptions(to, Description.Type.ANSWER);
  }

  private List<Description> offers(Member to) {
    return descriptions(to, Description.Type.OFFER);
  }

  private List<Description> descriptions(Member to, Description.Type type) {
    return said.stream().filter(one -> one.to().equals(to)).map(Said::message).filter(Signal.class::isInstance).map(Signal.class::cast).flatMap(one -> one.description().stream())
        .filter(one -> one.type() == type).toList();
  }

  private List<Boolean> states(Member to) {
    return said.stream().filter(one -> one.to().equals(to)).map(Said::message).filter(MediaState.class::isInstance).map(one -> ((MediaState) one).available()).toList();
  }

  private JsonObject body(String request) {
    return janus.asked.stream().map(one -> one.getJsonObject("body", new JsonObject())).filter(one -> request.equals(one.getString("request"))).findFirst().orElseThrow();
  }

  /** Of the camera, as asked last. */
  private int layer() {
    return janus.asked.stream().map(one -> one.getJsonObject("body", new JsonObject()).getJsonArray("streams", new JsonArray())).filter(one -> one.size() == 3)
        .map(one -> one.getJsonObject(0).getInteger("substream")).reduce((_, last) -> last).orElse(-1);
  }

  private boolean sound() {
    return janus.asked.stream().map(one -> one.getJsonObject("body", new JsonObject()).getJsonArray("streams", new JsonArray())).filter(one -> one.size() == 3)
        .map(one -> one.getJsonObject(2).getBoolean("send")).reduce((_, last) -> last).orElse(false);
  }

  private static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within 20 s");
      pause(20);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
