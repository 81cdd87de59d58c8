"""What makes a bundle, an installer and an archive out of Plaint; nothing of it runs in Plaint."""
