"""The formats in which OpenSanctions publishes lists: FollowTheMoney entities and the table of targets."""
