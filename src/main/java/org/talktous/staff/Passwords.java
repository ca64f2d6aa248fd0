package org.talktous.staff;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.talktous.base.schedule.ComputePool;

/**
 * Hashes and checks passwords with Argon2id, at the parameters of OWASP's password storage cheat
 * sheet (19 MiB, two passes).
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

  // Of zxcvbn's scores from 0 to 4: more than a million guesses.
  private static final int LOWEST_SCORE = 2;
  // What comes after these cannot make it weaker, and takes long to look at.
  private static final int LOOKED_AT = 64;

  private final ComputePool pool;

  Passwords(ComputePool pool) {
    this.pool = pool;
  }

  static boolean isLongEnough(String password) {
    return password.length() >= SHORTEST && password.length() <= LONGEST;
  }

  /** Whether it is neither too short nor among the first that anybody would try. */
  static boolean isGood(String password) {
    return isLongEnough(password)
        && Guesses.ZXCVBN
                .measure(password.substring(0, Math.min(password.length(), LOOKED_AT)))
                .getScore()
            >= LOWEST_SCORE;
  }

  String hash(String password) {
    return pool.run(() -> Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult());
  }

  /** Takes the same time whether or not there is such an account. */
  boolean match(String password, Optional<Staff> account) {
    var hash = account.flatMap(Staff::password);
    return pool.run(() -> check(password, hash.orElse(DUMMY_HASH))) && hash.isPresent();
  }

  // At the parameters that the hash names: raised ones lock no account out.
  private static boolean check(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /** Loaded when a password is chosen: its dictionaries would lengthen every start. */
  private static final class Guesses {
    static final Zxcvbn ZXCVBN = new Zxcvbn();
  }
}
