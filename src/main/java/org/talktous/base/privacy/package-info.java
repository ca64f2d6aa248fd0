/**
 * What is held about readers: how long it is kept, how it is handed out, and how it is erased. Each
 * room with personal data contributes its part as a {@link org.talktous.base.privacy.PersonalData};
 * this room knows none of them.
 */
@NullMarked
package org.talktous.base.privacy;

import org.jspecify.annotations.NullMarked;
