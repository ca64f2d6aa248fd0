/** The pages on which staff sign in, by password or through an OpenID Connect provider. */
@NullMarked
package org.talktous.staff.signin;

import org.jspecify.annotations.NullMarked;
