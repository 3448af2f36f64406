package dev.junction.hub.integration.odoo;

import static dev.junction.hub.spi.SampleEvents.TYPES;
import static dev.junction.hub.spi.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.DestinationKind.Outcome;
import dev.junction.hub.spi.HttpDestinationContract;
import dev.junction.hub.spi.Secret;
import dev.junction.sandbox.Fault;
import dev.junction.sandbox.Peer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdooDestinationTest extends HttpDestinationContract {
  private static final Secret SECRET = Secret.of("what Odoo and Junction share");
  private final OdooDestination kind = new OdooDestination(HTTP, TYPES, CLOCK);

  @BeforeEach
  void setUpOdoo() {
    sandbox.odoo().secret(Optional.of(SECRET.reveal()));
    sandbox.odoo().database(Optional.empty());
  }

  @Override
  protected DestinationKind kind() {
    return kind;
  }

  @Override
  protected Peer peer() {
    return sandbox.odoo();
  }

  @Override
  protected String url() {
    return sandbox.url() + "/moodle/webhook";
  }

  @Override
  protected List<Secret> secrets() {
    return List.of(SECRET);
  }

  private void assertFailed(Outcome outcome, String... said) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).contains(said));
  }

  @Test
  void odooProcessesTheEnrolment() throws Exception {
    var outcome = attempt(working());
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(outcome.response()).contains("enrollment_processed");
    var request = peer().inbox().all().getFirst().request();
    assertThat(request.text()).isEqualTo("{\"event_type\":\"user_enrolled\",\"user_id\":42,\"course_id\":7,\"note\":\"Zoë 学生\"}");
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.header("X-Odoo-Database")).isEmpty();
  }

  @Test
  void aRefusedSignatureIsAFailureAlthoughOdooSays200() throws Exception {
    sandbox.odoo().secret(Optional.of("another"));
    var outcome = attempt(working());
    assertThat(outcome.status()).isEqualTo(200);
    assertFailed(outcome, "Invalid signature", "moodle.webhook_secret", sandbox.url());
  }

  @Test
  void anOdooWithoutTheSecretIsExplained() throws Exception {
    sandbox.odoo().secret(Optional.empty());
    assertFailed(attempt(working()), "AttributeError", "moodle.webhook_secret is not set");
  }

  @Test
  void anExceptionInOdooIsAFailure() throws Exception {
    peer().faults().next(new Fault.RpcError("odoo.exceptions.AccessError", "You may not " + SECRET.reveal()));
    var outcome = attempt(working());
    assertFailed(outcome, "odoo.exceptions.AccessError: You may not ********", "log");
    assertNoSecretIn(outcome);
  }

  @Test
  void theDatabaseIsNamedWhereThereAreSeveral() throws Exception {
    sandbox.odoo().database(Optional.of("campus"));
    assertFailed(attempt(working()), "404");
    assertThat(attempt(with("database", "campus"))).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void brokenJsonIsAFailure() throws Exception {
    peer().faults().next(new Fault.InvalidJson());
    assertFailed(attempt(working()), "not JSON", "/moodle/webhook");
  }

  @Override
  @Test
  protected void aHugeAnswerIsNotReadToItsEnd() throws Exception {
    super.aHugeAnswerIsNotReadToItsEnd();
    peer().faults().next(new Fault.Huge(1L << 40));
    assertFailed(attempt(working()), "not JSON");
  }

  @Test
  void whatOdooWouldTakeForItsOwnIsRejected() throws Exception {
    assertThat(attempt(working(), event("user.enrolled", "{\"params\":[1]}")))
        .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.reason()).contains("params"));
    assertThat(received()).isEmpty();
    assertThat(attempt(working(), event("user.enrolled", "{\"x\":{\"params\":[1]}}"))).isInstanceOf(Outcome.Delivered.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"jsonrpc":"2.0","id":null,"result":{"status":"success"}}                    |
      {"jsonrpc":"2.0","id":null,"result":{"status":"success","error":null}}       |
      {"jsonrpc":"2.0","id":null,"result":{"status":"success","error":"no"}}       | refused the event: no
      {"jsonrpc":"2.0","id":null,"result":{"status":"success"},"error":{"message":"Odoo Server Error"}} | failed: Odoo Server Error
      {"jsonrpc":"2.0","id":null,"result":{"error":{"a":1}}}                       | refused the event: {"a":1}
      {"jsonrpc":"2.0","id":null,"result":{}}                                      | without result.status
      {"jsonrpc":"2.0","id":null,"result":null}                                    | without result.status
      {"status":"success"}                                                         | without result.status
      []                                                                           | without result.status
      OK                                                                           | not JSON
      """)
  void onlyAStatusWithoutAnErrorIsASuccess(String answer, String problem) {
    var read = OdooAnswer.read(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8)).problem();
    if (problem == null) {
      assertThat(read).isEmpty();
    } else {
      assertThat(read).hasValueSatisfying(said -> assertThat(said).contains(problem));
    }
  }

  @Test
  void aDatabaseNameIsOneWord() {
    assertThat(kind.problems(with("database", "two words").settings(), secrets())).singleElement().asString().startsWith("database:");
  }

  @Test
  void aMissingSecretIsAProblem() {
    Destination destination = working();
    assertThat(kind.problems(destination.settings(), List.of())).singleElement().asString().startsWith("secret:");
  }
}
