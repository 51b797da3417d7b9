package org.bluehorizons.charging.profiles;

import org.jspecify.annotations.Nullable;

/** Those profiles that match all that is not null. */
record ProfileFilter(
        @Nullable Integer profileId,
        @Nullable Integer evseId,
        @Nullable Purpose purpose,
        @Nullable Integer stackLevel) {}
