package dev.junction.hub.delivery;

import dev.junction.hub.spi.Destination;
import dev.junction.hub.spi.DestinationKind;
import dev.junction.hub.spi.IdSource;
import dev.junction.hub.spi.Secret;
import dev.junction.hub.store.Cached;
import dev.junction.hub.store.Store;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.Transaction;
import dev.junction.hub.store.Vault;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The destinations that people have set up. */
public final class Destinations {
  static final String CHANGED = "destinations";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<LinkedHashMap<String, String>> SETTINGS = new TypeReference<>() {};
  private static final TypeReference<List<StoredSecret>> SECRETS = new TypeReference<>() {};

  private final Store store;
  private final Vault vault;
  private final Map<String, DestinationKind> kinds;
  private final Clock clock;
  private final IdSource ids;
  private final Cached<Map<String, Standing>> cached;

  public Destinations(Store store, Vault vault, List<DestinationKind> kinds, Clock clock, IdSource ids) {
    this.store = store;
    this.vault = vault;
    this.kinds = kinds.stream().collect(Collectors.toMap(DestinationKind::name, Function.identity()));
    this.clock = clock;
    this.ids = ids;
    this.cached = new Cached<>(store, CHANGED, clock, this::read);
  }

  /** A secret and the time until which it counts; the newest has none. */
  private record StoredSecret(String value, Instant until) {}

  /**
   * A destination as it stands.
   *
   * @param reason       why it is disabled
   * @param failingSince first failure since the last success
   */
  public record Standing(
      Destination destination, boolean enabled, Optional<String> reason, Optional<Instant> failingSince, Instant createdAt) {}

  /** What can't be a destination, and why: all problems at once. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(List<String> problems) {
      super(String.join("; ", problems));
    }
  }

  public Map<String, DestinationKind> kinds() {
    return kinds;
  }

  /** All, by id, in the order in which they were made. */
  public Map<String, Standing> all() {
    return cached.get();
  }

  /** All, as the transaction sees them. */
  Map<String, Standing> all(Transaction transaction) {
    return cached.get(transaction);
  }

  /** Its name; its id when it isn't known any more. */
  String name(Transaction transaction, String id) {
    var standing = all(transaction).get(id);
    return standing == null ? id : standing.destination().name();
  }

  public Optional<Standing> named(String nameOrId) {
    return all().values().stream()
        .filter(standing -> standing.destination().name().equals(nameOrId) || standing.destination().id().equals(nameOrId))
        .findFirst();
  }

  /** Sets up a destination. */
  public Destination create(String name, String kind, Map<String, String> settings, List<Secret> secrets, boolean ordered)
      throws Invalid, StoreException {
    var problems = problems(name, kind, settings, secrets);
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    var destination = new Destination(ids.next(), name, kind, Map.copyOf(settings), secrets, ordered);
    store
        .writer()
        .write(
            transaction -> {
              transaction
                  .jdbc()
                  .sql(
                      """
                      INSERT INTO destinations (id, name, kind, settings, secrets, ordered, enabled, created_at)
                      VALUES (:id, :name, :kind, :settings, :secrets, :ordered, 1, :now)
                      """)
                  .param("id", destination.id())
                  .param("name", name)
                  .param("kind", kind)
                  .param("settings", JSON.writeValueAsString(settings))
                  .param("secrets", seal(secrets.stream().map(secret -> new StoredSecret(secret.reveal(), null)).toList()))
                  .param("ordered", ordered ? 1 : 0)
                  .param("now", clock.millis())
                  .update();
              transaction.signal(CHANGED);
              return destination;
            });
    return destination;
  }

  private List<String> problems(String name, String kind, Map<String, String> settings, List<Secret> secrets) {
    var problems = new ArrayList<String>();
    if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      problems.add("name: expected lower-case letters, digits and dashes, at most 63, got \"%s\"".formatted(name));
    } else if (named(name).isPresent()) {
      problems.add("name: there is a destination \"%s\" already; choose another name".formatted(name));
    }
    var known = kinds.get(kind);
    if (known == null) {
      problems.add("kind: expected one of %s, got \"%s\"".formatted(kinds.keySet().stream().sorted().toList(), kind));
    } else {
      problems.addAll(known.problems(settings, secrets));
    }
    return problems;
  }

  /** Signs with {@code secret} from now on; the old ones count for {@code overlap} longer. */
  public void rotate(String id, Secret secret, Duration overlap) throws StoreException {
    store
        .writer()
        .write(
            transaction -> {
              var sealed =
                  transaction
                      .jdbc()
                      .sql("SELECT secrets FROM destinations WHERE id = :id")
                      .param("id", id)
                      .query((row, number) -> row.getBytes(1))
                      .single();
              var until = clock.instant().plus(overlap);
              var secrets = new ArrayList<StoredSecret>();
              secrets.add(new StoredSecret(secret.reveal(), null));
              for (var old : unseal(sealed)) {
                secrets.add(new StoredSecret(old.value(), old.until() == null || old.until().isAfter(until) ? until : old.until()));
              }
              transaction
                  .jdbc()
                  .sql("UPDATE destinations SET secrets = :secrets WHERE id = :id")
                  .param("secrets", seal(secrets))
                  .param("id", id)
                  .update();
              transaction.signal(CHANGED);
              return id;
            });
  }

  /** Gives it nothing any more; what is owed waits. Says whether that changed anything. */
  static boolean disable(Transaction transaction, String id, String reason) throws SQLException {
    var statement = transaction.statement("UPDATE destinations SET enabled = 0, reason = ? WHERE id = ? AND enabled = 1");
    statement.setString(1, reason);
    statement.setString(2, id);
    transaction.signal(CHANGED);
    return statement.executeUpdate() == 1;
  }

  /** Gives it deliveries again. Says whether that changed anything. */
  static boolean enable(Transaction transaction, String id) throws SQLException {
    var statement =
        transaction.statement("UPDATE destinations SET enabled = 1, reason = NULL, failing_since = NULL WHERE id = ? AND enabled = 0");
    statement.setString(1, id);
    transaction.signal(CHANGED);
    transaction.signal(DeliveryQueue.DUE);
    return statement.executeUpdate() == 1;
  }

  /** Notes that it works ({@code since} empty) or that it has been failing, unless that was noted before. */
  static void standing(Transaction transaction, String id, Optional<Instant> since) throws SQLException {
    var statement =
        transaction.statement(
            since.isEmpty()
                ? "UPDATE destinations SET failing_since = NULL WHERE id = ?"
                : "UPDATE destinations SET failing_since = ? WHERE id = ? AND failing_since IS NULL");
    if (since.isPresent()) {
      statement.setLong(1, since.get().toEpochMilli());
      statement.setString(2, id);
    } else {
      statement.setString(1, id);
    }
    if (statement.executeUpdate() > 0) {
      transaction.signal(CHANGED);
    }
  }

  private Map<String, Standing> read(JdbcClient jdbc) {
    return jdbc.sql("SELECT * FROM destinations ORDER BY id")
                .query(
                    (row, number) ->
                        new Standing(
                            new Destination(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("kind"),
                                JSON.readValue(row.getString("settings"), SETTINGS),
                                live(unseal(row.getBytes("secrets"))),
                                row.getInt("ordered") == 1),
                            row.getInt("enabled") == 1,
                            Optional.ofNullable(row.getString("reason")),
                            Times.optional(row, "failing_since"),
                            Times.instant(row, "created_at")))
                .list()
                .stream()
                .collect(
                    Collectors.toMap(
                        standing -> standing.destination().id(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private List<Secret> live(List<StoredSecret> secrets) {
    var now = clock.instant();
    return secrets.stream()
        .filter(secret -> secret.until() == null || secret.until().isAfter(now))
        .map(secret -> Secret.of(secret.value()))
        .toList();
  }

  private byte[] seal(List<StoredSecret> secrets) {
    return vault.seal(JSON.writeValueAsBytes(secrets));
  }

  private List<StoredSecret> unseal(byte[] sealed) {
    return JSON.readValue(vault.open(sealed), SECRETS);
  }
}
