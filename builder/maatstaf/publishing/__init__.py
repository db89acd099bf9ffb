"""A form frozen as the version that counts from a day on: what stands in the way, what changed, and what is written."""

from __future__ import annotations

from maatstaf.publishing.publish import Asked, Plan, plan

__all__ = ["Asked", "Plan", "plan"]
