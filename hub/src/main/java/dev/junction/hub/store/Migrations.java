package dev.junction.hub.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings the tables of each package up to date when the hub starts. Each has its own history, so that nobody has to agree on
 * version numbers with anybody.
 */
final class Migrations {
  private final DataSource source;
  private final Dialect dialect;

  Migrations(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  /**
   * Applies what is missing.
   *
   * @param owner    short name of the package that owns the tables
   * @param location resource folder; its {@code V*__*.sql} lie in {@code common/}, or in {@code sqlite/} and {@code postgresql/} where they must differ
   * @throws StartRefused when the data was written by a newer Junction, or a migration fails
   */
  void apply(String owner, String location) {
    var flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .table("history_" + owner)
            .locations("classpath:" + location + "/common", "classpath:" + location + "/" + dialect.folder())
            .placeholders(dialect.words())
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .loggers("slf4j")
            .load();
    refuseDowngrade(owner, flyway);
    try {
      flyway.migrate();
    } catch (FlywayException failed) {
      throw new StartRefused(
          "Bringing the tables of %s up to date failed: %s. Nothing else was started; restore the backup made before the upgrade or report this."
              .formatted(owner, failed.getMessage()),
          failed);
    }
  }

  private static void refuseDowngrade(String owner, Flyway flyway) {
    var all = List.of(flyway.info().all());
    var newer = all.stream().filter(Migrations::fromTheFuture).max(Comparator.comparing(MigrationInfo::getVersion));
    newer.ifPresent(
        version -> {
          var known =
              all.stream()
                  .filter(info -> info.getVersion() != null && !fromTheFuture(info))
                  .map(info -> info.getVersion().getVersion())
                  .reduce((first, last) -> last)
                  .orElse("none");
          throw new StartRefused(
              "This data was written by a newer Junction: its tables of %s are at version %s, this release knows up to %s. Start the newer release again, or restore the backup made before the upgrade."
                  .formatted(owner, version.getVersion().getVersion(), known));
        });
  }

  private static boolean fromTheFuture(MigrationInfo info) {
    return Arrays.asList(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED).contains(info.getState());
  }
}
