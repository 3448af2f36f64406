package dev.junction.hub.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A promise that holds on SQLite and on PostgreSQL: the test runs once on each. It may take a {@link TestStore}, a
 * {@link Store.Place}, a {@link Dialect} or an open {@link Store} as parameters, all of the same fresh database.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(TestStores.class)
public @interface BothStores {}
