package org.talktous.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Hashes and checks passwords with Argon2id, at the parameters of OWASP's password storage cheat
 * sheet (19 MiB, two passes). Each check holds its memory, so only a few run at once.
 */
@Singleton
class Passwords {
  static final int SHORTEST = 8;
  static final int LONGEST = 200;

  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  /** Compared with if there is no account, so that the answer takes the same time. */
  private static final String DUMMY_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
          + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final Semaphore memory = new Semaphore(4);

  static boolean isLongEnough(String password) {
    return password.length() >= SHORTEST && password.length() <= LONGEST;
  }

  String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
  }

  /** Takes the same time whether or not there is such an account. */
  boolean match(String password, Optional<Staff> account) {
    memory.acquireUninterruptibly();
    try {
      var hash = account.flatMap(Staff::password);
      return Password.check(password, hash.orElse(DUMMY_HASH)).with(ARGON2ID) && hash.isPresent();
    } finally {
      memory.release();
    }
  }
}
