package dev.junction.hub.integration.bigbluebutton;

import dev.junction.hub.spi.GuideJson;
import dev.junction.hub.spi.HookShape;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What BigBlueButton tells that nobody else may know. */
final class BbbSecrets {
  /**
   * Passwords of the meeting, the key of its dashboard, and the callback URLs: those carry a token that stands for a signature, because
   * BigBlueButton signs none of these calls, or only with what it tells everybody.
   */
  static final List<String> FIELDS = List.of(
      "moderator-pass", "viewer-pass", "moderatorPass", "viewerPass", "moderatorPassword", "viewerPassword", "moderatorPW", "attendeePW",
      "learningDashboardAccessToken", "sessionToken", "session_token", "auth_token", "authToken",
      "endcallbackurl", "meetingEndedURL", "bbb-recording-ready-url", "analytics-callback-url");

  private static final HookShape SHAPE = new HookShape(List.of(), Stream.concat(GuideJson.SECRETS.stream(), FIELDS.stream()).toList());
  private static final StringNode MASK = StringNode.valueOf("********");

  private BbbSecrets() {}

  /** Hides them in place, at any depth. */
  static void hide(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        if (SHAPE.hides(name)) {
          object.set(name, MASK);
        } else {
          hide(object.get(name));
        }
      }
    } else {
      node.forEach(BbbSecrets::hide);
    }
  }
}
