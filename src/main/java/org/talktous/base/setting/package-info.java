/**
 * What an operator sets, and what is said when it makes no sense. It knows no feature: each feature
 * reads its own settings and throws {@link org.talktous.base.setting.InvalidSetting}.
 */
@NullMarked
package org.talktous.base.setting;

import org.jspecify.annotations.NullMarked;
